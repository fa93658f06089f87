"""What every stage shares: errors, files, tables, configuration, languages."""
