"""The admin of transcriptions: intake, and what is proposed of them."""
