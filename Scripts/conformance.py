"""What the guard is tried against beside its own tests, from PyPI distributions pinned by hash or version: AWS's Runtime
Interface Emulator, which the SAM command line carries, and AWS's runtime client for Python. Together they take 20 MB, so
only `Scripts/setup --conformance` fetches them; without them those tests are skipped and say so.
"""
import platform
import subprocess
import sys
import zipfile

from vendor import VENDOR, download

EMULATOR = ("aws-sam-cli", "1.170.0", "24ebaf5ecba38dc1758089968cb89ab61e124b84e92a344fc7a2771a47f4d0bf")
CLIENT = "awslambdaric==4.2.2"
PLACE = VENDOR / "conformance"


def unpack_emulator():
    machine = {"aarch64": "arm64", "arm64": "arm64"}.get(platform.machine(), "x86_64")
    target = PLACE / "aws-lambda-rie"
    with zipfile.ZipFile(download(*EMULATOR)) as wheel:
        target.write_bytes(wheel.read(f"samcli/local/rapid/aws-lambda-rie-{machine}"))
    target.chmod(0o755)


def main():
    stamp = PLACE / "pins"
    if stamp.exists() and stamp.read_text() == f"{EMULATOR} {CLIENT}":
        return
    PLACE.mkdir(parents=True, exist_ok=True)
    unpack_emulator()
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(PLACE / "python"), "--upgrade", CLIENT]
    subprocess.run(pip, check=True)
    stamp.write_text(f"{EMULATOR} {CLIENT}")


main()
