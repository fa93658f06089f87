"""What every stage shares: errors, files, tables, the study's configuration, languages."""
