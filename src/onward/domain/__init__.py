"""What a job search is made of: frozen records and closed lists, no behaviour that needs the outside."""
