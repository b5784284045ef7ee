"""Many documents at once: tables of metadata, folders of scans, deposits in BagIt."""
