"""A link as a picture that a phone reads from paper or from the projector."""

import base64
from io import BytesIO

import qrcode  # type: ignore[import-untyped]  # the library tells no types
from qrcode.image.svg import SvgPathFillImage  # type: ignore[import-untyped]  # as above


def picture_of(address: str) -> str:
    """The QR code of an address, as the address of a picture that stands in the page itself."""
    drawn = BytesIO()
    qrcode.make(address, image_factory=SvgPathFillImage).save(drawn)
    return f"data:image/svg+xml;base64,{base64.b64encode(drawn.getvalue()).decode()}"
