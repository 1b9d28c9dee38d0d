"""One function per thing that people do, one transaction each."""
