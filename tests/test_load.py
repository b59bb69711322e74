"""Files into articles: every format, and everything that can be wrong with a file."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import InputError, LangError, MetadataError, PublicationDateError
from timeline.lang import Lang, load_lang
from timeline.lang.load import load_load
from timeline.load import files, read_articles, reading
from timeline.load.decoding import decode
from timeline.load.metadata import read_metadata
from timeline.load.plain import split_front_matter
from timeline.load.published import parse_published
from timeline.load.webpage import Page
from timeline.load.wrapping import unwrap
from timeline.values import Article, Problem

WORDS = load_load(load_lang("nl"))
TEXT = "De brug is maandag vernield. Niemand raakte gewond.\n"
DAY = dt.date(2022, 3, 23)


def read(*paths: Path, **options) -> tuple[list[Article], list[str]]:
    """The articles, and what was told as "file name: message"."""
    told: list[Problem] = []
    articles = list(read_articles(paths, on_problem=told.append, **options))
    return articles, [f"{Path(problem.source).name}: {problem.message}" for problem in told]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "brug.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "dijk.txt").write_text("De dijk hield.", encoding="utf-8")
    (tmp_path / "metadata.csv").write_text(
        "file,published,title,publisher,url,language\n"
        "brug.txt,2022-03-23T22:30+01:00,Brug vernield,De Bode,https://voorbeeld.nl/brug,nl\n"
        "dijk.txt,24-03-2022,,,,\n",
        encoding="utf-8",
    )
    return tmp_path


# ------------------------------------------------------------------------------------------------ what is read


def test_folder_with_metadata(folder: Path) -> None:
    articles, told = read(folder)
    assert told == []
    zone = dt.timezone(dt.timedelta(hours=1))
    published = dt.datetime(2022, 3, 23, 22, 30, tzinfo=zone)
    assert articles == [
        Article("brug", "Brug vernield", TEXT, published, "De Bode", "https://voorbeeld.nl/brug", "nl"),
        Article("dijk", None, "De dijk hield.", dt.date(2022, 3, 24)),
    ]


def test_one_file_of_a_folder_has_its_metadata_too(folder: Path) -> None:
    articles, told = read(folder / "brug.txt")
    assert [article.title for article in articles] == ["Brug vernield"]
    assert told == []


def test_files_given_one_by_one_share_a_table_that_is_read_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read_tables = []
    monkeypatch.setattr(files, "read_metadata", lambda *args: read_tables.append(args[0]) or read_metadata(*args))
    one_by_one = read(folder / "brug.txt", folder / "dijk.txt")
    assert read_tables == [folder]
    assert one_by_one == read(folder)


def test_the_metadata_stands_for_its_folder(folder: Path) -> None:
    assert read(folder / "metadata.csv") == read(folder)


def test_a_web_address_is_no_file() -> None:
    with pytest.raises(InputError, match="is a web address, and only files are read; save the page"):
        read(Path("https://voorbeeld.nl/artikel.html"), published=DAY)


def test_seeds_are_byte_for_byte_and_dated() -> None:
    home = Path(__file__).parents[1] / "seeds"
    articles, told = read(home)
    assert told == []
    assert [article.text for article in articles] == [path.read_bytes().decode() for path in sorted(home.glob("*.txt"))]
    assert [article.dct.isoformat() for article in articles] == [
        "2022-03-23T22:30:00+01:00",
        "2022-03-24T15:00:00+01:00",
    ]
    assert len({article.title for article in articles} - {None}) == 2


@pytest.mark.parametrize(
    "head",
    ["file;published;title\n", "file\tpublished\ttitle\n", "\ufeffBestand, Datum ,Titel\n", "FILE|Published|Title\n"],
)
def test_metadata_as_spreadsheets_write_it(folder: Path, head: str) -> None:
    sign = next(sign for sign in ";\t|," if sign in head)
    table = head + sign.join(["brug.txt", "23 maart 2022", '"Brug, en ""meer"""']) + "\n"
    (folder / "metadata.csv").write_bytes(table.replace("\n", "\r\n").encode())
    articles, _ = read(folder / "brug.txt")
    assert (articles[0].dct, articles[0].title) == (DAY, 'Brug, en "meer"')


def test_folders_in_folders(folder: Path) -> None:
    inner = folder / "oost"
    inner.mkdir()
    (inner / "stad.txt").write_text("De stad is leeg.")
    (inner / "metadata.csv").write_text("file,published\nstad.txt,2022-03-25\n")
    (folder / ".verborgen.txt").write_text("niet lezen")
    (folder / "README.md").write_text("over deze map")
    articles, told = read(folder)
    assert [article.article_id for article in articles] == ["brug", "dijk", "stad"]
    assert told == []


def test_a_file_without_an_ending_is_text(tmp_path: Path) -> None:
    (tmp_path / "geplakt").write_text(TEXT)
    assert read(tmp_path / "geplakt", published=DAY) == ([Article("geplakt", None, TEXT, DAY)], [])


def test_front_matter(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        f"---\ntitel: 'Kop: één'\npublished: 2022-03-23\nurl: x\n---\n{TEXT}", encoding="utf-8"
    )
    articles, _ = read(tmp_path / "a.md", published="1999-01-01")
    assert articles == [Article("a", "Kop: één", TEXT, DAY, url="x")]


def test_a_rule_in_the_text_is_no_front_matter() -> None:
    assert split_front_matter("Kop\n---\nTekst") == ({}, "Kop\n---\nTekst")
    assert split_front_matter("---\n---\nTekst") == ({}, "Tekst")


def test_published_is_for_texts_that_say_nothing(folder: Path) -> None:
    (folder / "weg.txt").write_text("De weg is dicht.")
    articles, _ = read(folder, published=dt.date(2000, 1, 1))
    assert [article.published_on.year for article in articles] == [2022, 2022, 2000]


RECORD = {"id": 7, "title": "Kop", "text": TEXT, "published_at": "2022-03-23", "publisher": "De Bode"}
SYNONYMS = {"guid": "7", "headline": "Kop", "body": TEXT, "datum": "23-03-2022", "krant": "De Bode"}
EXPECTED = Article("7", "Kop", TEXT, DAY, "De Bode")


@pytest.mark.parametrize("record", [RECORD, SYNONYMS])
@pytest.mark.parametrize(
    ("name", "wrap"),
    [
        ("a.jsonl", lambda record: json.dumps(record) + "\n\n"),
        ("a.json", json.dumps),
        ("a.json", lambda record: json.dumps([record])),
        ("a.json", lambda record: json.dumps({"articles": [record]})),
    ],
)
def test_json(tmp_path: Path, record: dict, name: str, wrap) -> None:
    (tmp_path / name).write_text(wrap(record))
    assert read(tmp_path) == ([EXPECTED], [])


def test_json_lines_keep_separators_that_are_no_line_ends(tmp_path: Path) -> None:
    record = RECORD | {"text": "een\u2028twee\x85drie"}
    (tmp_path / "a.jsonl").write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    assert [article.text for article in read(tmp_path)[0]] == ["een\u2028twee\x85drie"]


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_csv_of_articles(tmp_path: Path, sign: str) -> None:
    quoted = '"' + TEXT.replace('"', '""') + '"'
    (tmp_path / "a.csv").write_text(f"id{sign}titel{sign}tekst{sign}datum\n7{sign}Kop{sign}{quoted}{sign}23-3-2022\n")
    articles, told = read(tmp_path / "a.csv")
    assert articles == [Article("7", "Kop", TEXT, DAY)]
    assert told == []


def test_csv_cells_may_be_long(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("text,date\n" + "woord " * 40_000 + ",2022-03-23\n")
    assert [len(article.text) for article in read(tmp_path / "a.csv")[0]] == [240_000]


PAGE = """<!doctype html><html lang="nl"><head><title>x</title>
<meta property="og:title" content="Brug &amp; dijk"><meta property="og:site_name" content="De Bode">
<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle",
 "datePublished": "2022-03-23T10:00:00+01:00"}]}</script>
</head><body><nav><p>Menu</p></nav><article><h1>Brug &amp; dijk</h1><p>De <b>brug</b> is
 weg.<script>alert("p")</script></p><figure><p>Foto</p></figure><ul><li>Punt een
<li>Punt twee</ul><p>De dijk niet.</p></article>
<footer><p>Voet</p></footer></body></html>"""


def test_saved_web_page(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    articles, told = read(tmp_path)
    assert told == []
    assert articles[0].text == "Brug & dijk\n\nDe brug is weg.\n\nPunt een\n\nPunt twee\n\nDe dijk niet."
    assert (articles[0].title, articles[0].publisher) == ("Brug & dijk", "De Bode")
    assert articles[0].dct.isoformat() == "2022-03-23T10:00:00+01:00"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<head><title>x</title><body><p>een", "een"),
        ("<p>een<!-- twee <p>drie --> vier<p>vijf", "een vier\n\nvijf"),
        ("<p>1 < 2 en 3 > 2 &amp; &#39;x&#39;</p>", "1 < 2 en 3 > 2 & 'x'"),
        ('<p title="a > b">een</p><p title="open>twee</p>', "een\n\ntwee"),
        ("<p>een<script>document.write('<p>twee</p>')</SCRIPT>drie</p>", "eendrie"),
        ("<main><p>een</p></main><body><p>twee</p>", "een"),
        ("<div>los</div><p>een<br>twee</p>", "een\n\ntwee"),
    ],
)
def test_markup_as_pages_have_it(tmp_path: Path, source: str, text: str) -> None:
    (tmp_path / "a.html").write_text(source)
    assert read(tmp_path, published=DAY)[0][0].text == text


@pytest.mark.parametrize(
    "piece",
    [
        "<p>",
        "<!--",
        "<![CDATA[",
        "<",
        "<a ",
        "&",
        "<script>",
        "<article>",
        "<?",
        "<a href='",
        "<a href='>",
        "</",
        "<a b='\">",
    ],
)
def test_a_hostile_page_takes_linear_time(piece: str) -> None:
    def seconds(count: int) -> float:
        begun = time.perf_counter()
        Page("<p>x</p>" + piece * count).text()
        return time.perf_counter() - begun

    assert seconds(32_000) < 5 * seconds(16_000) + 0.2


@given(st.text(st.sampled_from("<>/!-?\"'= pabrscitle&;\n"), max_size=80))
def test_any_page_is_read(source: str) -> None:
    assert isinstance(Page(source).text(), str)


# ------------------------------------------------------------------------------------------------ encodings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_encodings_that_are_known_for_sure(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.txt").write_bytes("Oekraïne – één".encode(encoding))
    assert read(tmp_path, published=DAY) == ([Article("a", None, "Oekraïne – één", DAY)], [])


def test_encoding_that_was_guessed_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Oekraïne – één".encode("cp1252"))
    articles, told = read(tmp_path, published=DAY)
    assert articles[0].text == "Oekraïne – één"
    assert told == ["a.txt: is not UTF-8 and was read as Windows-1252; if letters look wrong, save it as UTF-8"]


def test_line_ends_are_made_alike(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"een\r\ntwee\rdrie\n")
    assert read(tmp_path, published=DAY)[0][0].text == "een\ntwee\ndrie\n"


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_an_input_error(raw: bytes) -> None:
    try:
        text, _ = decode(raw)
    except InputError as error:
        assert "save" in str(error)
    else:
        assert isinstance(text, str)


# ------------------------------------------------------------------------------------------------ dates


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2022-03-23", "2022-03-23"),
        ("20220323", "2022-03-23"),
        ("2022-03-23T22:30+01:00", "2022-03-23T22:30:00+01:00"),
        ("2022-03-23T21:30:00Z", "2022-03-23T21:30:00+00:00"),
        ("2022-03-23 22:30", "2022-03-23T22:30:00"),
        ("2022-03-23T22:30:00.123456+0100", "2022-03-23T22:30:00.123456+01:00"),
        ("23-03-2022", "2022-03-23"),
        ("23-3-2022 9:05", "2022-03-23T09:05:00"),
        ("23/03/2022", "2022-03-23"),
        ("23 maart 2022", "2022-03-23"),
        ("woensdag 23 mrt. 2022 om 22.30 uur", "2022-03-23T22:30:00"),
        ("1 Mei 1940", "1940-05-01"),
        ("Wed, 23 Mar 2022 22:30:00 +0100", "2022-03-23T22:30:00+01:00"),
    ],
)
def test_dates_of_publication(written: str, meant: str) -> None:
    assert parse_published(written, WORDS).isoformat() == meant


@pytest.mark.parametrize(
    "written",
    [
        "2022-13-45",
        "31-02-2022",
        "30 februari 2022",
        "03/23/2022",
        "2022-03",
        "maart 2022",
        "gisteren",
        "23-03-22",
        "1648070000",
        "0022-03-23",
        "9999-01-01",
        "2022-03-23T25:00",
        "23 foo 2022",
        "",
        "donderdag",
        "\x00",
        "Wed, 99 Mar 2022 22:30:00 +0100",
    ],
)
def test_what_is_no_date_is_never_guessed_at(written: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_published(written, WORDS)


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_a_value_error(written: str) -> None:
    with contextlib.suppress(ValueError):
        assert isinstance(parse_published(written, WORDS), dt.date)


# ------------------------------------------------------------------------------------------------ what is wrong


def test_unknown_date_names_the_file_and_three_remedies(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    with pytest.raises(PublicationDateError) as caught:
        read(tmp_path / "a.txt")
    message = str(caught.value)
    assert all(part in message for part in ("a.txt", "metadata.csv", "front matter", "--published"))


def test_an_article_without_a_date_is_told_and_the_rest_goes_on(folder: Path) -> None:
    (folder / "aa.txt").write_text(TEXT)
    articles, told = read(folder)
    assert [article.article_id for article in articles] == ["brug", "dijk"]
    assert len(told) == 1
    assert told[0].startswith("aa.txt: has no publication date")


def test_impossible_date(folder: Path) -> None:
    (folder / "metadata.csv").write_text("file,published\nbrug.txt,2022-02-31\ndijk.txt,2022-03-24\n")
    articles, told = read(folder)
    assert [article.article_id for article in articles] == ["dijk"]
    assert told[0].startswith("brug.txt: its publication date does not hold: '2022-02-31'")
    with pytest.raises(PublicationDateError, match="the publication date given, '2022-99-01'"):
        read(folder, published="2022-99-01")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \r\n\xef\xbb\xbf", "is empty"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "is a binary file"),
        ("a.txt", bytes(range(1, 32)) * 9, "is a binary file"),
        ("a.txt", b"%PDF-1.4 tekst", "is a PDF"),
        ("a.txt", b"PK\x03\x04\x00\x00", "is a Word file"),
        ("a.txt", b"\xff\xfe\x00", "says it is utf-16 but is not"),
        ("a.txt", b"abc \x81\x8d", "neither UTF-8 nor Windows-1252"),
        ("a.docx", b"abc", "has a format that is not read"),
        ("a.md", b"---\ntitle: x\n\nTekst zonder einde", "front matter begins but never ends"),
        ("a.md", b"---\ntitle: [x\n---\nTekst", "front matter is not YAML"),
        ("a.md", b"---\n- x\n---\nTekst", "front matter is not a list of key: value"),
        ("a.md", b"---\na: " + b"[" * 5000 + b"\n---\nTekst", "front matter is not YAML"),
        ("a.json", b"{'a': 1}", "is not JSON"),
        ("a.json", b"3", "holds no article"),
        ("a.json", b"[" * 100_000, "is not JSON"),
        ("a.csv", b"id,title\n1,2\n", "has no column text"),
        ("a.csv", b'text,date\n"open,2022-03-23\n', "quotes in a cell"),
        ("a.html", b"<html><body><script>1</script></body></html>", "holds no paragraphs"),
    ],
)
def test_a_file_that_cannot_be_read(folder: Path, name: str, content: bytes, message: str) -> None:
    bad = folder / name
    bad.write_bytes(content)
    with pytest.raises(InputError, match=message) as caught:
        read(bad, published=DAY)
    assert str(bad) in str(caught.value)
    articles, told = read(folder, published=DAY)
    assert [article.article_id for article in articles] == ["brug", "dijk"]
    assert len(told) == 1
    assert told[0].startswith(f"{name}: ")
    assert message in told[0]


def test_missing_file_is_told_and_the_rest_goes_on(folder: Path) -> None:
    articles, told = read(folder / "weg.txt", folder)
    assert len(articles) == 2
    assert told == ["weg.txt: does not exist; check the name and the folder"]


def test_nothing_at_all(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no file was given"):
        read()
    with pytest.raises(InputError, match="is a folder without articles"):
        read(tmp_path)
    told: list[Problem] = []
    with pytest.raises(InputError, match="no article could be read"):
        list(read_articles([tmp_path / "a.txt", tmp_path / "b.txt"], on_problem=told.append))
    assert [Path(problem.source).name for problem in told] == ["a.txt", "b.txt"]


def test_without_a_listener_a_problem_is_a_warning(folder: Path) -> None:
    with pytest.warns(UserWarning, match=r"weg\.txt: does not exist"):
        assert len(list(read_articles([folder, folder / "weg.txt"]))) == 2


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("naam,published\nbrug.txt,2022-03-23\n", "has no column file (its columns: naam, published)"),
        ("file,title\nbrug.txt,x\n", "has no column published"),
        ("", "is empty"),
        ("\x00\x01", "is a binary file"),
        ('file,published\n"brug.txt,2022-03-23\n', "quotes in a cell must be doubled"),
    ],
)
def test_broken_metadata_is_told_once_and_the_articles_speak_for_themselves(
    folder: Path, table: str, message: str
) -> None:
    (folder / "metadata.csv").write_text(table)
    articles, told = read(folder, published=DAY)
    assert [article.article_id for article in articles] == ["brug", "dijk"]
    assert len(told) == 1
    assert message in told[0]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("weg.txt,2022-03-23", "line 4: names weg.txt, which is not in"),
        ("brug.txt,1999-01-01", "line 4: names brug.txt a second time; the first row was used"),
        (",2022-03-23", "line 4: names no file"),
        ("../x.txt,2022-03-23", "line 4: names ../x.txt, which is not in"),
        ("brug.txt,2022-03-23,een,te,veel", "line 4: has 5 cells, the header 2"),
    ],
)
def test_rows_that_do_not_hold(folder: Path, row: str, message: str) -> None:
    (folder / "metadata.csv").write_text(f"file,published\nbrug.txt,2022-03-23\ndijk.txt,2022-03-24\n{row}\n")
    articles, told = read(folder)
    assert [article.published_on.day for article in articles] == [23, 24]
    assert any(message in line for line in told)


def test_metadata_that_is_broken_is_a_metadata_error(folder: Path) -> None:
    (folder / "a.csv").write_text("x\n1\n")
    with pytest.raises(MetadataError):
        read(folder / "a.csv")


def test_a_bad_line_leaves_the_other_lines(tmp_path: Path) -> None:
    lines = [
        json.dumps(RECORD),
        "{",
        "[1]",
        json.dumps(RECORD | {"text": 3.5}),
        json.dumps(RECORD | {"id": 8, "text": " "}),
    ]
    (tmp_path / "a.jsonl").write_text("\n".join([*lines, json.dumps(RECORD | {"id": 9})]))
    articles, told = read(tmp_path)
    assert [article.article_id for article in articles] == ["7", "9"]
    assert [line.split(": ")[0] for line in told] == [f"a.jsonl, line {number}" for number in (2, 3, 4, 5)]


def test_ids_are_made_unique_and_told(folder: Path) -> None:
    (folder / "brug.md").write_text("Nog een brug.")
    articles, told = read(folder, published=DAY)
    assert [article.article_id for article in articles] == ["brug", "brug-2", "dijk"]
    assert told == ["brug.txt: has the id 'brug' that an earlier article has; it was named 'brug-2'"]


def test_a_thousand_articles_of_one_id_are_named_without_trying_each_number() -> None:
    taken, article = AskedFor(), Article("7", None, TEXT, DAY)
    named = [reading._with_own_id(article, "a.csv", taken, lambda place, message: None) for _ in range(1000)]
    assert named[-1].article_id == "7-1000"
    assert taken.asked < 3000


class AskedFor(dict[str, int]):
    """Counts how often it is asked whether it holds a key."""

    asked = 0

    def __contains__(self, key: object) -> bool:
        self.asked += 1
        return super().__contains__(key)


def test_a_file_given_twice_is_read_once(folder: Path) -> None:
    articles, told = read(folder, folder / "brug.txt")
    assert len(articles) == 2
    assert told == ["brug.txt: was given twice; it was read once"]


def test_hostile_text_is_kept_as_it_is(tmp_path: Path) -> None:
    text = "<script>alert(1)</script> =HYPERLINK(1) \u202e\u0007 " + "x" * 100_000
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert read(tmp_path, published=DAY)[0][0].text == text


@pytest.mark.parametrize(
    ("broken", "message"),
    [("", "months"), ("[months]\njan = 1\n", "months"), ("[fields]\ntitle = 'x'\n", "months|fields")],
)
def test_broken_language_data_is_refused_by_name(tmp_path: Path, broken: str, message: str) -> None:
    (tmp_path / "load.toml").write_text(broken)
    with pytest.raises(LangError, match=message):
        load_load(Lang("xx", tmp_path))


def test_half_characters_become_a_mark_of_the_same_length(tmp_path: Path) -> None:
    record = '{"id": "a\\ud800", "title": "\\udfff", "text": "heel \\ud83d\\ude00 half \\ud83d", "date": "2022-03-23"}'
    (tmp_path / "a.jsonl").write_text(record)
    article = read(tmp_path)[0][0]
    assert (article.article_id, article.title, article.text) == ("a\ufffd", "\ufffd", "heel \U0001f600 half \ufffd")


WRAPPED = (
    "Zware avond\n\nHet leger heeft in het noorden op 24\nmaart twee dorpen op de rebellen veroverd,\n"
    "meldt de gouverneur. Daarbij zijn volgens\nhem drie mensen om het leven gekomen. In de\nhoofdstad bleef het "
    "rustig.\n\nDe president wil vrijdag overleggen met de\nburen over een bestand. Of dat lukt, is de\n"
    "vraag, want niemand weet wie er komt.\n"
)


def test_a_text_wrapped_at_a_fixed_width_gets_its_paragraphs_back() -> None:
    assert unwrap(" " * 100_000 + "\n") == " " * 100_000 + "\n"
    text = unwrap(WRAPPED)
    assert len(text) == len(WRAPPED)
    assert [line for line in text.split("\n") if line] == [
        "Zware avond",
        "Het leger heeft in het noorden op 24 maart twee dorpen op de rebellen veroverd, meldt de gouverneur. "
        "Daarbij zijn volgens hem drie mensen om het leven gekomen. In de hoofdstad bleef het rustig.",
        "De president wil vrijdag overleggen met de buren over een bestand. Of dat lukt, is de vraag, want niemand "
        "weet wie er komt.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"{number} uur: explosie in wijk {number} van de stad" for number in range(9)),
        "\n".join(["Dit is een zin die op een regel staat."] * 9),
        "\n".join(["- een punt van de lijst dat even lang is"] * 9),
        "\n".join(["een lange regel die doorgaat " * 9] * 9),
        "kort\nen klein\nlijstje",
        "",
    ],
)
def test_other_texts_keep_their_lines(text: str) -> None:
    assert unwrap(text) == text


@given(st.text(st.sampled_from("ab .\n"), max_size=200))
def test_unwrapping_moves_no_character(text: str) -> None:
    got = unwrap(text)
    assert all(one == two or (one, two) == ("\n", " ") for one, two in zip(text, got, strict=True))


def test_a_wrapped_file_is_read_as_paragraphs(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WRAPPED)
    assert "24 maart" in read(tmp_path, published=DAY)[0][0].text
