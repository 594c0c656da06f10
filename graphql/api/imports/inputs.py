"""What an import is told."""

import graphene

from api.basics import Date
from api.fields import payload
from api.files.types import SignedDownload, SignedUpload
from api.imports.types import DateOrder, StockImport
from api.mutating import Repeatable


class CreateStockUploadInput(Repeatable):
    """Announces a stock file: CSV, TXT or XLSX, at most 256 MB."""

    filename = graphene.String(required=True)
    size = graphene.Int(required=True, description="Bytes, exactly.")
    sha256 = graphene.String(description="In hex; what arrives must have it.")


class StockColumnsInput(graphene.InputObjectType):
    """Which column holds what, from 0. Named as a whole: what is not said holds nothing."""

    secret = graphene.Int(required=True, description="The card code.")
    number = graphene.Int(description="The card number.")
    pin = graphene.Int()
    expires_on = graphene.Int()


class StockLayoutInput(graphene.InputObjectType):
    """Corrections of the guess; what is not given stays as it is."""

    encoding = graphene.String(description='Such as "utf-8", "gb18030", "utf-16".')
    separator = graphene.String(description="Empty: a line is one code.")
    header_row = graphene.Int(description="From 1; 0: the file has no header.")
    sheet = graphene.String()
    comment = graphene.String()
    date_order = DateOrder()
    pin_width = graphene.Int()
    columns = StockColumnsInput()


class PreviewStockImportInput(Repeatable):
    upload = graphene.ID(
        required=True, description="Of `createStockUpload`, once the file is here."
    )
    supplier = graphene.ID(required=True)
    denomination = graphene.ID(required=True)
    layout = StockLayoutInput()


class CorrectStockImportInput(Repeatable):
    id = graphene.ID(required=True)
    layout = StockLayoutInput(required=True)


class NewBatchInput(graphene.InputObjectType):
    """What the codes of the file cost."""

    unit_cost = graphene.String(required=True, description='Of one code, such as "46.50".')
    currency = graphene.String(description="The settlement currency unless told.")
    reference = graphene.String()
    expires_on = Date(description="For codes whose file names no expiry of their own.")
    note = graphene.String()


class StartStockImportInput(Repeatable):
    """Into `batch`, or into a new one: one of the two."""

    id = graphene.ID(required=True)
    layout = StockLayoutInput(description="Last corrections.")
    batch = graphene.ID()
    new_batch = NewBatchInput()


class StockImportInput(Repeatable):
    id = graphene.ID(required=True)


_import = {"stock_import": graphene.Field(StockImport)}
CreateStockUploadPayload = payload("CreateStockUpload", upload=graphene.Field(SignedUpload))
PreviewStockImportPayload = payload("PreviewStockImport", **_import)
CorrectStockImportPayload = payload("CorrectStockImport", **_import)
StartStockImportPayload = payload("StartStockImport", **_import)
CancelStockImportPayload = payload("CancelStockImport", **_import)
ResumeStockImportPayload = payload("ResumeStockImport", **_import)
CreateRefusedRowsFilePayload = payload("CreateRefusedRowsFile", file=graphene.Field(SignedDownload))
