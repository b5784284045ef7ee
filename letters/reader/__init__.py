"""What pages and files for readers contain, assembled for one reader without HTTP."""
