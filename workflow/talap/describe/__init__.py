"""From coded turns to tables and to numbers that name the rows they count."""
