"""What a reviewer opens: each number with its rows and quotations; every file's hash."""
