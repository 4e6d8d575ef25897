"""Which widths a picture has where it stands: the browser takes the smallest that is sharp."""

FORMATS = ("avif", "webp", "jpeg")
CARD = "fill-1200x630|format-jpeg"  # what messengers show beside a link
# place → (how wide it is shown, the cuts that are drawn; the first is for browsers that choose nothing)
PLACES: dict[str, tuple[str, tuple[str, ...]]] = {
    "cover": ("(min-width: 56rem) 41rem, 94vw", ("width-480", "width-800", "width-1200")),
    "story": ("(min-width: 56rem) 41rem, 94vw", ("width-480", "width-800", "width-1200")),
    "gallery": ("(min-width: 40rem) 20rem, 94vw", ("fill-480x360", "fill-720x540")),
    "band": ("(min-width: 56rem) 33rem, 94vw", ("width-480", "width-800", "width-1200")),
}
