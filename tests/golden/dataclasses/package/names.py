def nickname() -> str:
    return "somebody"
