"""Pages (HTML), public interface and internal interface (JSON)."""
