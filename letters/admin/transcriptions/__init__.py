"""The admin of transcriptions: their intake, and the documents proposed from them."""
