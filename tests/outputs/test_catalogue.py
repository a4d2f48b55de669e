"""The catalogue that data portals harvest, read by rdflib and held against SEMIC's shapes and the Swedish profile."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pyshacl
import pytest
from rdflib import RDF, BNode, Graph, Literal, Namespace, URIRef

from examples import more, understood
from handbook.catalog.catalog import Catalog
from handbook.content.kinds import KINDS
from handbook.content.owner import NOBODY, Owner
from handbook.outputs.catalogue import MEDIA_TYPES, PATH, PUBLISHER_TYPES, catalogue, newest
from handbook.outputs.inputs import Inputs
from handbook.site.outputs import OUTPUTS
from handbook.site.settings import Settings
from handbook.site.site import Site
from places import ROOT

BASE = "https://a.example.org/bok/"
DCAT, DCT = Namespace("http://www.w3.org/ns/dcat#"), Namespace("http://purl.org/dc/terms/")
FOAF, VCARD = Namespace("http://xmlns.com/foaf/0.1/"), Namespace("http://www.w3.org/2006/vcard/ns#")
SHAPES = ROOT / "tests/outputs/vendor/dcat-ap-3.0.1-shapes.ttl"
TOLD = {
    "publisher": "Verket & Co",
    "publisher_type": "statlig myndighet",
    "contact": "data@verket.se",
    "licence": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
}
MUST: dict[URIRef, tuple[URIRef, ...]] = {
    DCAT.Catalog: (DCT.title, DCT.description, DCT.publisher, DCT.license, DCAT.dataset),
    DCAT.Dataset: (DCT.title, DCT.description, DCT.publisher),
    DCAT.Distribution: (DCAT.accessURL, DCT["format"], DCAT.mediaType),
    DCAT.DataService: (DCT.title, DCAT.endpointURL, DCT["format"]),
    FOAF.Agent: (FOAF.name, DCT.type),
    VCARD.Organization: (VCARD.fn, VCARD.hasEmail),
}
SHOULD: dict[URIRef, tuple[URIRef, ...]] = {
    DCAT.Catalog: (DCT.issued, DCT.modified, DCT.language, DCT.spatial, FOAF.homepage, DCAT.themeTaxonomy),
    DCAT.Dataset: (DCAT.contactPoint, DCAT.keyword, DCAT.theme, DCT.accessRights, DCT.issued, DCT.spatial),
    DCAT.Distribution: (DCT.description, DCT.license),
    DCAT.DataService: (DCAT.endpointDescription, DCT.license),
}
"""What DCAT-AP-SE 3.0.1 asks of each class, with a cardinality of at least one, and what it recommends."""
ONE = (DCT.publisher, DCT.license, DCT.issued, DCT.modified, DCT["format"], DCAT.accessURL, DCT.accessRights, DCT.type)


def graph(told: dict[str, Any] | None = None, catalog: Catalog | None = None) -> Graph:
    owner = Owner.model_validate(TOLD if told is None else told) if told != {} else NOBODY
    (file,) = catalogue(Inputs(catalog or understood(more())[0], {}, BASE, owner))
    assert file.path == PATH
    return Graph().parse(data=file.data, format="xml")


@pytest.fixture(scope="module")
def found() -> Graph:
    """Return the catalogue of the example."""
    return graph()


@pytest.mark.parametrize("told", [TOLD, {}], ids=["with a publisher", "without"])
def test_it_conforms_to_the_shapes(told: dict[str, Any]) -> None:
    conforms, _, said = pyshacl.validate(graph(told), shacl_graph=str(SHAPES), shacl_graph_format="turtle")
    assert conforms, said


def test_a_fault_does_not_conform(found: Graph) -> None:
    faulty = Graph() + found
    faulty.remove((URIRef(f"{BASE}{PATH}#laws"), DCT.title, None))
    _, report, _ = pyshacl.validate(faulty, shacl_graph=str(SHAPES), shacl_graph_format="turtle")
    assert isinstance(report, Graph)
    assert DCT.title in set(report.objects(None, Namespace("http://www.w3.org/ns/shacl#").resultPath))


@pytest.mark.parametrize("asked", [MUST, SHOULD], ids=["must", "should"])
def test_it_tells_what_the_swedish_profile_asks(asked: dict[URIRef, tuple[URIRef, ...]], found: Graph) -> None:
    for sort, properties in asked.items():
        things = list(found.subjects(RDF.type, sort))
        assert things, sort
        for thing in things:
            for what in properties:
                values = list(found.objects(thing, what))
                assert values, (thing, what)
                assert len(values) == 1 or what not in ONE, (thing, what)


def test_every_iri_is_whole_and_nothing_is_blank(found: Graph) -> None:
    nodes = [*found.subjects(), *found.predicates(), *found.objects()]
    assert not [node for node in nodes if isinstance(node, BNode)]
    iris = {str(node) for node in nodes if isinstance(node, URIRef)}
    assert all(urlsplit(iri).scheme in {"http", "https", "mailto"} for iri in iris)
    own = {str(node) for node in found.subjects()}
    assert all(iri.startswith(f"{BASE}{PATH}#") for iri in own)
    pointed = {iri for iri in iris if "#" in iri and iri.startswith(BASE)}
    assert pointed == own, "what is pointed at is told of"


def test_a_dataset_for_each_kind_and_one_for_all(found: Graph) -> None:
    names = {str(node).partition("#")[2] for node in found.subjects(RDF.type, DCAT.Dataset)}
    assert names == {"handbook", *(cls.kind.folder for cls in KINDS)}
    assert {str(it) for it in found.objects(URIRef(f"{BASE}{PATH}#laws"), DCT.modified)} == {"2026-01-02"}
    assert set(found.objects(None, DCT.license)) == {URIRef("http://creativecommons.org/licenses/by/4.0/")}
    assert set(found.objects(None, FOAF.name)) == {Literal("Verket & Co")}
    assert set(found.objects(None, VCARD.hasEmail)) == {URIRef("mailto:data@verket.se")}
    assert set(found.objects(None, DCT.type)) == {URIRef("http://purl.org/adms/publishertype/NationalAuthority")}


def test_every_file_it_leads_to_is_published_as_it_says(found: Graph) -> None:
    site = Site(understood(more())[0], settings=Settings(BASE))
    files = {file.path: output for output in OUTPUTS if output.listed for file in site.files_of(output)}
    for thing in found.subjects(RDF.type, DCAT.Distribution):
        (address,), (form,) = found.objects(thing, DCAT.accessURL), found.objects(thing, DCT["format"])
        (media_type,) = found.objects(thing, DCAT.mediaType)
        output = files[str(address).removeprefix(BASE)]
        assert output.media_type == str(media_type).removeprefix(MEDIA_TYPES)
        assert str(form).rpartition("/")[2].lower() == str(address).rpartition(".")[2], "what the EU calls it"
        for schema in found.objects(thing, DCT.conformsTo):
            assert str(schema).removeprefix(BASE) in files
    (described,) = found.objects(None, DCAT.endpointDescription)
    assert str(described).removeprefix(BASE) in files
    pages = {f"{BASE}{address}" for address in site.addresses}
    assert set(map(str, found.objects(None, DCAT.landingPage))) <= pages
    assert set(map(str, found.objects(None, FOAF.homepage))) <= pages


def test_nothing_is_told_that_nobody_has_said() -> None:
    bare = graph({})
    assert list(bare.objects(None, FOAF.name)) == [Literal("Barnskyddshandboken (ingen utgivare är angiven)")]
    for what in (DCT.license, DCT.type, DCAT.contactPoint, VCARD.hasEmail):
        assert list(bare.objects(None, what)) == []
    by_page = graph({"publisher": "Verket", "contact": "https://verket.se/", "publisher_type": "kommun"})
    assert list(by_page.objects(None, DCAT.contactPoint)) == []
    assert list(by_page.objects(None, DCT.type)) == [URIRef("http://purl.org/adms/publishertype/LocalAuthority")]
    other = graph({"licence": {"name": "Fri", "url": "https://verket.se/fri"}})
    assert set(other.objects(None, DCT.license)) == {URIRef("https://verket.se/fri")}
    empty = graph(catalog=Catalog(KINDS, {}, {}))
    assert list(empty.objects(None, DCT.modified)) == []
    assert newest(()) == ""


def test_every_type_of_publisher_has_its_iri() -> None:
    types = json.dumps(Owner.model_json_schema(), ensure_ascii=False)
    assert all(f'"{name}"' in types for name in PUBLISHER_TYPES)
    assert len(PUBLISHER_TYPES) == len(Owner.model_json_schema()["properties"]["publisher_type"]["anyOf"][0]["enum"])


def test_it_can_be_read_by_people_too() -> None:
    (file,) = catalogue(Inputs(understood()[0], {}, BASE, NOBODY))
    start, *lines, end = file.data.decode().splitlines()[1:]
    assert start.startswith("<rdf:RDF ")
    assert end == "</rdf:RDF>"
    assert {line[: len(line) - len(line.lstrip())] for line in lines} == {" ", "  "}


def test_the_whole_of_it(snapshot: Callable[[Path, str], None]) -> None:
    (file,) = catalogue(Inputs(understood(more())[0], {}, BASE, Owner.model_validate(TOLD)))
    snapshot(Path(__file__).parent / "catalogue/dcat.rdf", file.data.decode())
