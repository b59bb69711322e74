"""The notebooks run from top to bottom, and show what they say."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = Path(__file__).parents[1] / "notebooks"
NOTEBOOK = NOTEBOOKS / "explore.ipynb"


@pytest.fixture(scope="module")
def executed():
    return run(NOTEBOOK)


@pytest.fixture(scope="module")
def merging():
    return run(NOTEBOOKS / "merging.ipynb")


def run(path):
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": path.parent}}).execute()
    return notebook


def printed(notebook):
    outputs = [out for cell in notebook.cells if cell.cell_type == "code" for out in cell.outputs]
    return "".join(out.text for out in outputs if out.output_type == "stream")


@pytest.mark.parametrize("path", sorted(NOTEBOOKS.glob("*.ipynb")), ids=lambda path: path.stem)
def test_it_is_committed_without_output(path):
    notebook = nbformat.read(path, as_version=4)
    assert all(not cell.outputs for cell in notebook.cells if cell.cell_type == "code")


def test_it_shows_a_figure(executed):
    kinds = {kind for cell in executed.cells for out in cell.get("outputs", []) for kind in out.get("data", {})}
    assert any("plotly" in kind for kind in kinds)


def test_it_tells_why_a_date_is_what_it_is(executed):
    text = printed(executed)
    assert "2022-03-21 .. 2022-03-23" in text  # "begin deze week"
    assert "2 articles" in text


def test_it_saves_the_page(executed):
    assert "notebook.html: " in printed(executed)
    assert (NOTEBOOK.parents[1] / "output" / "notebook.html").stat().st_size > 1_000_000


def test_merging_shows_the_toll_over_time(merging):
    text = printed(merging)
    assert "05-03: 6 -> 06-03: 14 -> 08-03: 17" in text
    assert "3 vermeldingen, 3 onafhankelijke bronnen" in text


def test_merging_keeps_corrections_and_ids(merging):
    text = printed(merging)
    assert "3 events before, 2 after" in text
    assert 'why = "Radio Vier bedoelt de markt"' in text
    assert "as before: True" in text
    assert "True: 5 reports, 5 papers" in text
