"""How we speak to people: where a mistake is (source), what kind it is (codes), the mistake itself (diagnostic), and how it is shown (console)."""
