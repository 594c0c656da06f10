"""What may be uploaded as a picture: a bitmap that decodes, of bearable size; never SVG, HTML."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from PIL import Image, UnidentifiedImageError

FORMATS = {"PNG": "png", "JPEG": "jpg", "WEBP": "webp"}
MOST_BYTES = 5 * 1024 * 1024
MOST_PIXELS = 24_000_000


def checked_picture(upload: Any) -> Any:
    """The upload, renamed by what it really is; raises ValidationError for anything else."""
    if upload.size > MOST_BYTES:
        raise forms.ValidationError(_("The picture is over 5 MB. Make it smaller."))
    try:
        with Image.open(upload) as picture:
            width, height = picture.size
            kind = FORMATS.get(picture.format or "")
            if kind is None or width * height > MOST_PIXELS:
                raise forms.ValidationError(_("Use a PNG, JPEG or WebP of up to 24 megapixels."))
            picture.verify()
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise forms.ValidationError(_("This is not a picture that can be read.")) from error
    upload.seek(0)
    stem = upload.name.rsplit(".", 1)[0].replace("/", "-")[:60] or "picture"
    upload.name = f"{stem}.{kind}"
    return upload
