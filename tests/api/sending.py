"""Sending stock files to signed addresses."""

CONTENT = b"0001----AAAA-1111-BBBB\n0002----CCCC-2222-DDDD\n"
UPLOAD = """mutation($input: CreateStockUploadInput!) { createStockUpload(input: $input) {
  upload { id url method filename expiresAt arrivedAt } errors { code field message } } }"""


def announced(api, content=CONTENT, **more):
    given = {"filename": "codes.txt", "size": len(content), **more}
    payload = api(UPLOAD, input=given).data["createStockUpload"]
    assert payload["errors"] == []
    return payload["upload"]


def path_of(url):
    return "/" + url.split("/", 3)[3]


def put(web, upload, content=CONTENT, **headers):
    kind = "application/octet-stream"
    headers.setdefault("HTTP_ACCEPT_LANGUAGE", "en")
    return web.put(path_of(upload["url"]), content, content_type=kind, **headers)
