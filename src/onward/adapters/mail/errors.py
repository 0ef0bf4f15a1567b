"""What can go wrong with a single message."""

from onward.domain.errors import OnwardError
from onward.domain.evidence import Code


class UnreadableMessage(OnwardError):
    """This message cannot be read; its bytes are kept.

    `reason` is one of "empty", "not_text", "too_deep", "too_many_parts", "parser_failed".
    """

    def __init__(self, reason: Code, detail: str = "") -> None:
        super().__init__(detail)
        self.reason = reason
