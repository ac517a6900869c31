"""What every row of the station's records has: a number and the region that may see it."""

from typing import Any

from sqlmodel import Field, SQLModel

from db.columns import ChinaTime, Json

DEHONG = "533100"

# Pydantic looks at no row that we make, and what it would look with takes long to build for every table at every start.
SQLModel.model_config["defer_build"] = True


class Record(SQLModel):
    id: int | None = Field(default=None, primary_key=True)
    region: str = Field(default=DEHONG, max_length=12)

    @property
    def key(self) -> int:
        """The number of a row that has been flushed. Raises ValueError before that."""
        if self.id is None:
            raise ValueError(f"{type(self).__name__} has no number before it is flushed")
        return self.id


def moment(**rest: Any) -> Any:
    """A column that holds an aware moment."""
    return Field(sa_type=ChinaTime, **rest)


def plain_json(**rest: Any) -> Any:
    """A column that holds JSON made of plain values."""
    return Field(sa_type=Json, **rest)
