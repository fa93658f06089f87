"""One drawing function per figure; all languages from one data frame."""
