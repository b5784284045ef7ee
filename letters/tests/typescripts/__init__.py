"""Documents of FRUS, typed once more as papers of their time, with what is true of them."""
