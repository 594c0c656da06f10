"""Stock files, from the upload to the stock."""
