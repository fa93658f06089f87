"""From Markdown with keys to HTML, DOCX and PDF with numbers."""
