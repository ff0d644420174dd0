"""The two measured endpoints on FastAPI, SQLAlchemy 2 (async), asyncpg, PyJWT and row-level security.

Settings: BENCH_DATABASE_URL (postgresql+asyncpg://...), BENCH_JWT_SECRET, BENCH_POOL (connections a worker).
"""

import os
import time
import uuid
from contextlib import asynccontextmanager
from datetime import datetime, timezone
from typing import Annotated, Any, Literal

import jwt
from fastapi import Depends, FastAPI, HTTPException, Query, Request, status
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel
from sqlalchemy import Identity, select, text
from sqlalchemy.dialects.postgresql import JSONB, UUID, insert
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

SECRET = os.environ["BENCH_JWT_SECRET"]
engine = create_async_engine(
    os.environ["BENCH_DATABASE_URL"],
    pool_size=int(os.environ.get("BENCH_POOL", "8")),
    max_overflow=0,
    pool_pre_ping=False,
    connect_args={"server_settings": {"timezone": "UTC", "plan_cache_mode": "force_generic_plan"}},
)
new_session = async_sessionmaker(engine, expire_on_commit=False)


# --- Tables ---------------------------------------------------------------------------------------------


class Base(DeclarativeBase):
    type_annotation_map = {uuid.UUID: UUID(as_uuid=True), dict[str, Any]: JSONB}


class Customer(Base):
    __tablename__ = "customers"
    tenant_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    external_id: Mapped[str]
    name: Mapped[str | None]


class Conversation(Base):
    __tablename__ = "conversations"
    tenant_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    customer_id: Mapped[uuid.UUID]
    channel: Mapped[str]
    status: Mapped[str]
    language: Mapped[str | None]
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    last_activity_at: Mapped[datetime]
    message_count: Mapped[int] = mapped_column(default=0)
    confidence_sum: Mapped[float] = mapped_column(default=0.0)
    confidence_count: Mapped[int] = mapped_column(default=0)
    sentiment_score: Mapped[float | None]
    resolution_type: Mapped[str | None]
    escalated: Mapped[bool] = mapped_column(default=False)
    escalation_reason: Mapped[str | None]
    assigned_to: Mapped[uuid.UUID | None]
    assigned_name: Mapped[str | None]
    last_message: Mapped[str | None]
    metadata_: Mapped[dict[str, Any]] = mapped_column("metadata")


class AuditEntry(Base):
    __tablename__ = "audit_entries"
    tenant_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    actor_type: Mapped[str]
    actor_id: Mapped[uuid.UUID]
    operation: Mapped[str]
    subject: Mapped[str]
    request_id: Mapped[str]
    door: Mapped[str]
    details: Mapped[dict[str, Any]]


class OutboxEvent(Base):
    __tablename__ = "outbox"
    tenant_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    id: Mapped[uuid.UUID]
    type: Mapped[str]
    subject: Mapped[uuid.UUID]
    actor_type: Mapped[str]
    actor_id: Mapped[uuid.UUID]
    data: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]


for table in Base.metadata.tables.values():
    for column in table.columns:
        if column.type.python_type is datetime:
            column.type.timezone = True


# --- What goes in and out -------------------------------------------------------------------------------


class Wire(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)


class NewConversation(Wire):
    model_config = ConfigDict(alias_generator=to_camel, extra="forbid")
    user_id: Annotated[str, Field(min_length=1, max_length=255)]
    customer_name: Annotated[str, Field(min_length=1, max_length=200)] | None = None
    channel: Literal["web", "mobile", "email", "slack", "api", "phone"]
    language: Annotated[str, Field(pattern="^[a-z]{2}$")] | None = None
    metadata: dict[str, Any] = {}


class Assignee(Wire):
    id: uuid.UUID
    name: str


class ConversationView(Wire):
    id: uuid.UUID
    user_id: str
    customer_name: str | None
    channel: str
    status: str
    language: str | None
    started_at: datetime
    ended_at: datetime | None
    last_activity_at: datetime
    message_count: int
    ai_confidence_avg: float | None
    sentiment_score: float | None
    resolution_type: str | None
    escalated: bool
    escalation_reason: str | None
    assigned_to: Assignee | None
    last_message: str | None
    metadata: dict[str, Any]


class Page(Wire):
    items: list[ConversationView]
    next_cursor: str | None


def view(row: Any, user_id: str, customer_name: str | None) -> ConversationView:
    """`row` has the columns of a conversation: a mapped object or a result row."""
    count = row.confidence_count
    return ConversationView(
        id=row.id,
        user_id=user_id,
        customer_name=customer_name,
        channel=row.channel,
        status=row.status,
        language=row.language,
        started_at=row.started_at,
        ended_at=row.ended_at,
        last_activity_at=row.last_activity_at,
        message_count=row.message_count,
        ai_confidence_avg=row.confidence_sum / count if count else None,
        sentiment_score=row.sentiment_score,
        resolution_type=row.resolution_type,
        escalated=row.escalated,
        escalation_reason=row.escalation_reason,
        assigned_to=Assignee(id=row.assigned_to, name=row.assigned_name) if row.assigned_to else None,
        last_message=row.last_message,
        metadata=row.metadata_,
    )


# --- Who asks -------------------------------------------------------------------------------------------


class Caller(BaseModel):
    user: uuid.UUID
    tenant: uuid.UUID
    permissions: list[str]


bearer = HTTPBearer()


async def caller(credential: Annotated[HTTPAuthorizationCredentials, Depends(bearer)]) -> Caller:
    try:
        claims = jwt.decode(
            credential.credentials,
            SECRET,
            algorithms=["HS256"],
            issuer="bench",
            options={"require": ["exp", "iss", "sub"]},
        )
    except jwt.InvalidTokenError as error:
        raise HTTPException(status.HTTP_401_UNAUTHORIZED, "the access token is not valid") from error
    return Caller(user=claims["sub"], tenant=claims["tenant"], permissions=claims["permissions"])


def allowed(permission: str) -> Any:
    async def check(who: Annotated[Caller, Depends(caller)]) -> Caller:
        if permission not in who.permissions:
            raise HTTPException(status.HTTP_403_FORBIDDEN, f"needs {permission}")
        return who

    return Depends(check)


@asynccontextmanager
async def tenant_transaction(who: Caller):
    """A transaction in which row-level security shows the caller's tenant only. Commits at the end."""
    async with new_session() as session, session.begin():
        await session.execute(
            text("SELECT set_config('app.tenant_id', :tenant, true)"), {"tenant": str(who.tenant)}
        )
        yield session


# --- The endpoints --------------------------------------------------------------------------------------

app = FastAPI(title="Bench peer")


@app.get("/api/v1/conversations")
async def list_conversations(
    who: Annotated[Caller, allowed("conversations:read")],
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
) -> Page:
    # Columns, not mapped objects: a list needs no identity map.
    columns = [column for column in Conversation.__table__.columns if column.name != "metadata"]
    query = (
        select(
            *columns,
            Conversation.metadata_.label("metadata_"),
            Customer.external_id.label("user_id"),
            Customer.name.label("customer_name"),
        )
        .join(
            Customer,
            (Customer.tenant_id == Conversation.tenant_id) & (Customer.id == Conversation.customer_id),
        )
        .where(Conversation.tenant_id == who.tenant)
        .order_by(Conversation.last_activity_at.desc(), Conversation.id.desc())
        .limit(limit + 1)
    )
    async with tenant_transaction(who) as session:
        rows = (await session.execute(query)).all()
    items = [view(row, row.user_id, row.customer_name) for row in rows[:limit]]
    more = items[-1].last_activity_at.isoformat() if len(rows) > limit else None
    return Page(items=items, next_cursor=more)


@app.post("/api/v1/conversations", status_code=201)
async def create_conversation(
    request: Request, new: NewConversation, who: Annotated[Caller, allowed("conversations:write")]
) -> ConversationView:
    now = datetime.now(timezone.utc)
    async with tenant_transaction(who) as session:
        upsert = insert(Customer).values(
            tenant_id=who.tenant, id=uuid.uuid4(), external_id=new.user_id, name=new.customer_name
        )
        customer = await session.scalar(
            upsert.on_conflict_do_update(
                index_elements=[Customer.tenant_id, Customer.external_id],
                set_={"name": upsert.excluded.name},
            ).returning(Customer.id)
        )
        conversation = Conversation(
            tenant_id=who.tenant,
            id=uuid.uuid4(),
            customer_id=customer,
            channel=new.channel,
            status="active",
            language=new.language,
            started_at=now,
            last_activity_at=now,
            metadata_=new.metadata,
        )
        session.add(conversation)
        await session.flush()
        begun = view(conversation, new.user_id, new.customer_name)
        actor = {"tenant_id": who.tenant, "actor_type": "user", "actor_id": who.user}
        session.add(
            OutboxEvent(
                id=uuid.uuid4(),
                type="conversation.created",
                subject=conversation.id,
                data=begun.model_dump(mode="json", by_alias=True),
                created_at=now,
                **actor,
            )
        )
        session.add(
            AuditEntry(
                id=uuid.uuid4(),
                at=now,
                operation="conversations.create",
                subject=str(conversation.id),
                request_id=request.headers.get("x-request-id") or str(uuid.uuid4()),
                door="http",
                details={"channel": new.channel},
                **actor,
            )
        )
    return begun


def token(tenant: str) -> str:
    """An access token for an hour: `python -c 'import app; print(app.token("..."))'`."""
    claims = {
        "iss": "bench",
        "sub": str(uuid.uuid4()),
        "tenant": tenant,
        "permissions": ["conversations:read", "conversations:write"],
        "exp": int(time.time()) + 3600,
    }
    return jwt.encode(claims, SECRET, algorithm="HS256")
