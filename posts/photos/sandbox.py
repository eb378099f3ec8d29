"""A short-lived process for bytes that nobody trusts.

Decoders of pictures are large C programs, and a file can be made to exhaust or to break one. What
is done here is done by a child with little memory, little time, no secrets in its environment and
no leave to write a file, so that the worst a file can do is to end its own child.
"""

import contextlib
import importlib
import io
import json
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Timer
from typing import IO, Any, BinaryIO, cast

type Reply = tuple[dict[str, Any], bytes]

MEMORY_BYTES = 270 * 2**20
CPU_SECONDS = 20
WALL_SECONDS = 40
REPLY_BYTES = 80 * 2**20

ROOT = Path(__file__).resolve().parents[2]

# The project goes last on the path, so that no file of ours can stand in for a library.
START = (
    "import sys; sys.path.append(sys.argv[1]); "
    "from posts.photos.sandbox import serve; serve(sys.argv[2], sys.argv[3])"
)


class Failed(Exception):
    """The child gave no answer; `reason` is "time", "memory" or the name of what went wrong."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def run(work: Callable[[BinaryIO], Reply], data: bytes) -> Reply:
    """Give what the module-level function `work` answers for `data`, computed in a child.

    The data goes in and the answer comes out through pipes, never through a file, and the answer
    is JSON and bytes, never a pickle: a child that was taken over must not take over its parent.
    """
    # -I ignores the environment and the working directory; -B, because the child may not write.
    command = [sys.executable, "-I", "-B", "-W", "ignore", "-c", START]
    command += [str(ROOT), work.__module__, work.__qualname__]
    with subprocess.Popen(  # noqa: S603
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={},
    ) as child:
        clock = Timer(WALL_SECONDS, child.kill)
        clock.start()
        try:
            answer = _converse(child, data)
            code = child.wait()
        finally:
            child.kill()
            clock.cancel()
    return _read(answer, code)


def _converse(child: subprocess.Popen[bytes], data: bytes) -> bytes:
    # A child that died early has closed its end: its exit code says more than this error.
    with contextlib.suppress(BrokenPipeError), cast("IO[bytes]", child.stdin) as pipe:
        pipe.write(data)
    answer = cast("IO[bytes]", child.stdout).read(REPLY_BYTES + 1)
    if len(answer) > REPLY_BYTES:
        child.kill()
    return answer


def _read(answer: bytes, code: int) -> Reply:
    if code < 0:
        # Ended by a signal: by the clock of either kind, or by a fault in a decoder.
        raise Failed({-9: "time", -24: "time"}.get(code, f"signal {-code}"))
    try:
        header, _, payload = answer.partition(b"\n")
        fields = json.loads(header)
        if "failed" in fields:
            raise Failed(str(fields["failed"]))
    except (ValueError, TypeError):
        raise Failed("answer") from None
    return fields, payload


def serve(module: str, name: str) -> None:
    """Be the child: read the data, do the work, write the answer."""
    work = getattr(importlib.import_module(module), name)
    _limit()
    try:
        header, payload = work(io.BytesIO(sys.stdin.buffer.read()))
    except MemoryError:
        header, payload = {"failed": "memory"}, b""
    except Exception as error:
        # Only the kind is told: the words of an error may quote what the file says.
        header, payload = {"failed": type(error).__name__}, b""
    sys.stdout.buffer.write(json.dumps(header).encode() + b"\n" + payload)


def _limit() -> None:
    limits = {
        resource.RLIMIT_DATA: MEMORY_BYTES,
        # Counts reserved addresses and the libraries too, so it is only the second fence.
        resource.RLIMIT_AS: 4 * MEMORY_BYTES,
        resource.RLIMIT_CPU: CPU_SECONDS,
        resource.RLIMIT_FSIZE: 0,
        # A dump of a crash would hold the photo.
        resource.RLIMIT_CORE: 0,
    }
    for kind, amount in limits.items():
        # macOS refuses some of these; there the clock of the parent still holds.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (amount, amount))
