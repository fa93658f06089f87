"""Which pages the audit site has; the Snakefile asks at every start."""

PAGES = {  # each with the message that names it in the menu
    "index": "audit-title",
    "numbers": "audit-numbers",
    "claims": "audit-claims",
    "codes": "audit-codes",
    "interviews": "audit-interviews",
    "agreement": "audit-agreement",
    "context": "audit-context",
    "pipeline": "audit-pipeline",
}
