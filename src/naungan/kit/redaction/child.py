"""The process in which PDF are drawn, rebuilt and proved: `python -m naungan.kit.redaction.child TASK`.

On stdin: length and JSON {"seconds", "boxes", …}, then the file (for `prove` its length, the old and the new one). On
stdout: "." and the answer, or "!" and a code of `pdf.SENTENCES` or a sentence. Nothing of Django is loaded here.
"""

import json
import struct
import sys
from typing import Any

from naungan.kit.pdf_child import Wrong, limit


def answer(task: str, head: dict[str, Any], data: bytes) -> bytes:
    from naungan.kit.redaction import looking, painting, proving, stripping

    if task == "black_out":
        return painting.black_out(data, head["boxes"])
    if task == "clean":
        return stripping.clean(data)
    if task == "picture":
        return looking.picture(data, head["page"], head["longest"])
    return json.dumps(told(task, head, data, looking, proving)).encode()


def told(task: str, head: dict[str, Any], data: bytes, looking: Any, proving: Any) -> Any:
    """The tasks that answer with words and numbers."""
    if task == "sheets":
        return looking.sheets(data)
    if task == "find":
        return looking.find(data, head["words"], head["kinds"])
    size = struct.unpack(">Q", data[:8])[0]
    return proving.leaks(data[8 : 8 + size], data[8 + size :], head["boxes"])


def main() -> None:
    data = sys.stdin.buffer.read()
    size = struct.unpack(">Q", data[:8])[0]
    head = json.loads(data[8 : 8 + size])
    limit(head["seconds"])
    try:
        made = b"." + answer(sys.argv[1], head, data[8 + size :])
    except Wrong as wrong:
        made = b"!" + str(wrong).encode()
    except (MemoryError, RecursionError):
        made = b"!heavy"
    sys.stdout.buffer.write(made)


if __name__ == "__main__":
    main()
