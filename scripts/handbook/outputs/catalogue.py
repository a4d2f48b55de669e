"""The data as Sveriges dataportal and others harvest it: DCAT-AP-SE 3.0.1 in RDF/XML, at one address that stays.

The portal wants absolute IRIs and no blank nodes for what it shows, so everything has an IRI under the file's own.
"""

import io
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from xml.etree import ElementTree as ET

from handbook.catalog.address import kind_address
from handbook.content.kinds import Record
from handbook.content.prose import capitalized
from handbook.content.structure import AnyEntry
from handbook.file import File
from handbook.outputs import csv_file, export, openapi, workbook
from handbook.outputs.export import DATA
from handbook.outputs.inputs import Inputs, called, laid_over
from handbook.outputs.promise import CHANGES, VERSION

PATH = f"{DATA}/dcat.rdf"
SPACES: Mapping[str, str] = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dcterms": "http://purl.org/dc/terms/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
}
AUTHORITY = "http://publications.europa.eu/resource/authority"
SWEDISH, SWEDEN = f"{AUTHORITY}/language/SWE", "http://sws.geonames.org/2661886"
THEMES = (f"{AUTHORITY}/data-theme/SOCI", f"{AUTHORITY}/data-theme/JUST")
PUBLIC, STABLE = f"{AUTHORITY}/access-right/PUBLIC", f"{AUTHORITY}/planned-availability/STABLE"
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
FORMATS: Mapping[str, str] = {
    openapi.JSON: f"{AUTHORITY}/file-type/JSON",
    openapi.CSV: f"{AUTHORITY}/file-type/CSV",
    workbook.MEDIA_TYPE: f"{AUTHORITY}/file-type/XLSX",
}
"""What the EU calls the forms of the files: the European profile wants that, and the Swedish portal takes it."""
DATE = "http://www.w3.org/2001/XMLSchema#date"
PUBLISHER_TYPES: Mapping[str, str] = {
    "statlig myndighet": "NationalAuthority",
    "region": "RegionalAuthority",
    "kommun": "LocalAuthority",
    "ideell organisation": "NonProfitOrganisation",
    "universitet eller forskningsinstitut": "Academia-ScientificOrganisation",
    "företag": "Company",
    "enskild person": "PrivateIndividual(s)",
}
PUBLISHER_TYPE = "http://purl.org/adms/publishertype/"
SECURE, AS_THE_PROFILE_WANTS = "https://creativecommons.org/", "http://creativecommons.org/"
"""The profile names the licences of Creative Commons by the IRI they had before the web was encrypted."""
DAY = 10
"""How many letters a whole day has."""
KEYWORDS = ("barnskydd", "barn som far illa", "sexuella övergrepp mot barn", "människohandel", "orosanmälan")


class Resource(NamedTuple):
    """A file of a dataset: where it is, what it is and the schema it satisfies, if there is one."""

    path: str
    media_type: str
    words: str
    schema: str = ""


class Dataset(NamedTuple):
    """What is told of a dataset: its name in IRIs, its files and records, and the page about it."""

    name: str
    title: str
    words: str
    files: tuple[Resource, ...]
    entries: tuple[AnyEntry, ...]
    landing: str


WHOLE_FILES = (
    Resource(export.RECORDS, openapi.JSON, "Alla poster som JSON."),
    Resource(workbook.PATH, workbook.MEDIA_TYPE, "Alla poster som arbetsbok, ett blad för varje sort."),
)


def catalogue(given: Inputs) -> Iterator[File]:
    """Yield ``data/dcat.rdf``."""
    for prefix, space in SPACES.items():
        ET.register_namespace(prefix, space)
    root = ET.Element(_name("rdf:RDF"))
    root.extend(Catalogue(given).things())
    ET.indent(root, " ")
    out = io.BytesIO()
    ET.ElementTree(root).write(out, "utf-8", xml_declaration=True)
    yield File(PATH, out.getvalue() + b"\n")


class Catalogue:
    """The things of the catalogue, as elements."""

    def __init__(self, given: Inputs) -> None:
        """Take what the catalogue is made from."""
        self.given = given
        self.name = called(given.catalog)
        self.words = f"{WHOLE} {laid_over(given.catalog)}".strip()
        licence = given.owner.licence
        self.licence = licence.url.replace(SECURE, AS_THE_PROFILE_WANTS) if licence else ""
        self.mail = given.owner.mail

    def iri(self, name: str) -> str:
        """Return the IRI of a thing in the catalogue."""
        return f"{self.given.base}{PATH}#{name}"

    def things(self) -> Iterator[ET.Element]:
        """Yield every thing, the catalogue itself first."""
        catalog = self.given.catalog
        everything = tuple(catalog.entries.values())
        whole = Dataset("handbook", f"{self.name}: alla poster", self.words, WHOLE_FILES, everything, "data/")
        datasets = [whole, *(_dataset_of(self.name, cls, catalog.of(cls)) for cls in catalog.kinds)]
        yield self._catalog((told.name for told in datasets), newest(everything))
        for told in datasets:
            yield from self._dataset(told)
        yield self._service()
        yield self._publisher()
        if self.mail:
            yield self._contact()

    def _catalog(self, datasets: Iterable[str], modified: str) -> ET.Element:
        thing = _thing("dcat:Catalog", self.iri("catalog"))
        _say(thing, "dcterms:title", self.name)
        _say(thing, "dcterms:description", self.words)
        _link(thing, "dcterms:publisher", self.iri("publisher"))
        _link(thing, "dcterms:license", self.licence)
        _date(thing, "dcterms:issued", CHANGES[-1].day)
        _date(thing, "dcterms:modified", modified)
        _link(thing, "dcterms:language", SWEDISH)
        _link(thing, "dcterms:spatial", SWEDEN)
        _link(thing, "foaf:homepage", self.given.base)
        _link(thing, "dcat:themeTaxonomy", f"{AUTHORITY}/data-theme")
        for name in datasets:
            _link(thing, "dcat:dataset", self.iri(name))
        return thing

    def _dataset(self, told: Dataset) -> Iterator[ET.Element]:
        thing = _thing("dcat:Dataset", self.iri(told.name))
        _say(thing, "dcterms:title", told.title)
        _say(thing, "dcterms:description", told.words)
        _link(thing, "dcterms:publisher", self.iri("publisher"))
        _link(thing, "dcat:contactPoint", self.iri("contact") if self.mail else "")
        for word in KEYWORDS:
            _say(thing, "dcat:keyword", word)
        for theme in THEMES:
            _link(thing, "dcat:theme", theme)
        _link(thing, "dcterms:accessRights", PUBLIC)
        _date(thing, "dcterms:issued", CHANGES[-1].day)
        _date(thing, "dcterms:modified", newest(told.entries))
        _link(thing, "dcterms:language", SWEDISH)
        _link(thing, "dcterms:spatial", SWEDEN)
        _link(thing, "dcat:landingPage", f"{self.given.base}{told.landing}")
        ET.SubElement(thing, _name("dcat:version")).text = VERSION
        made = [self._distribution(told.name, file) for file in told.files]
        for distribution in made:
            _link(thing, "dcat:distribution", distribution.get(_name("rdf:about"), ""))
        yield thing
        yield from made

    def _distribution(self, name: str, file: Resource) -> ET.Element:
        thing = _thing("dcat:Distribution", self.iri(f"{name}-{file.path.rpartition('.')[2]}"))
        address = f"{self.given.base}{file.path}"
        _say(thing, "dcterms:title", file.words)
        _say(thing, "dcterms:description", file.words)
        _link(thing, "dcat:accessURL", address)
        _link(thing, "dcat:downloadURL", address)
        _link(thing, "dcterms:format", FORMATS[file.media_type])
        _link(thing, "dcat:mediaType", f"{MEDIA_TYPES}{file.media_type}")
        _link(thing, "dcterms:license", self.licence)
        _link(thing, "dcatap:availability", STABLE)
        if file.schema:
            _link(thing, "dcterms:conformsTo", f"{self.given.base}{file.schema}")
        if file.media_type == openapi.JSON:
            _link(thing, "dcat:accessService", self.iri("service"))
        return thing

    def _service(self) -> ET.Element:
        thing = _thing("dcat:DataService", self.iri("service"))
        _say(thing, "dcterms:title", f"{self.name} som filer att hämta")
        _say(thing, "dcterms:description", openapi.ABOUT)
        _link(thing, "dcterms:publisher", self.iri("publisher"))
        _link(thing, "dcterms:license", self.licence)
        _link(thing, "dcterms:accessRights", PUBLIC)
        _link(thing, "dcat:endpointURL", self.given.base)
        _link(thing, "dcterms:format", FORMATS[openapi.JSON])
        _link(thing, "dcat:endpointDescription", f"{self.given.base}{openapi.PATH}")
        return thing

    def _publisher(self) -> ET.Element:
        owner = self.given.owner
        thing = _thing("foaf:Agent", self.iri("publisher"))
        ET.SubElement(thing, _name("foaf:name")).text = owner.publisher or f"{self.name} (ingen utgivare är angiven)"
        if owner.publisher and owner.publisher_type:
            _link(thing, "dcterms:type", f"{PUBLISHER_TYPE}{PUBLISHER_TYPES[owner.publisher_type]}")
        _link(thing, "foaf:homepage", f"{self.given.base}vem-ansvarar/")
        return thing

    def _contact(self) -> ET.Element:
        thing = _thing("vcard:Organization", self.iri("contact"))
        ET.SubElement(thing, _name("vcard:fn")).text = self.given.owner.publisher or self.name
        _link(thing, "vcard:hasEmail", f"mailto:{self.mail}")
        return thing


WHOLE = (
    "Vad du gör när ett barn far illa: lagar, aktörer, stödlinjer, material, begrepp och vägledningar, och vad "
    "regeringens handlingsplan 2016–2018 blev. Varje uppgift har källa, dag och hur säker den är."
)


def newest(entries: Iterable[AnyEntry]) -> str:
    """Return the last day on which somebody read, checked or reviewed something in the records; empty if none tells."""
    days = (value.value for entry in entries for value in entry.values if value.field.lived)
    return max((day for day in days if len(day) == DAY), default="")


def _dataset_of(name: str, cls: type[Record], entries: tuple[AnyEntry, ...]) -> Dataset:
    kind = cls.kind
    words = capitalized(kind.plural)
    data, schema, table = (it.format(kind=kind.folder) for it in (export.KIND, export.SCHEMA, csv_file.KIND))
    files = (
        Resource(data, openapi.JSON, f"{words} som JSON.", schema),
        Resource(table, openapi.CSV, f"{words} som tabell, för kalkylprogram."),
    )
    return Dataset(kind.folder, f"{name}: {kind.plural}", kind.intro, files, entries, kind_address(cls))


def _name(short: str) -> str:
    prefix, _, name = short.partition(":")
    return f"{{{SPACES[prefix]}}}{name}"


def _thing(sort: str, iri: str) -> ET.Element:
    return ET.Element(_name(sort), {_name("rdf:about"): iri})


def _say(thing: ET.Element, what: str, words: str) -> None:
    ET.SubElement(thing, _name(what), {"{http://www.w3.org/XML/1998/namespace}lang": "sv"}).text = words


def _link(thing: ET.Element, what: str, iri: str) -> None:
    if iri:
        ET.SubElement(thing, _name(what), {_name("rdf:resource"): iri})


def _date(thing: ET.Element, what: str, day: str) -> None:
    if day:
        ET.SubElement(thing, _name(what), {_name("rdf:datatype"): DATE}).text = day
