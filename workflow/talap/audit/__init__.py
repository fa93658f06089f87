"""What a reviewer opens: each number with its rows and quotations, and all hashes."""
