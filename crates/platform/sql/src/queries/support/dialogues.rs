// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct SetDefinitionParams<T1: crate::JsonSql, T2: crate::StringSql> {
    pub dialogue: Option<T1>,
    pub name: T2,
}
#[derive(Clone, Copy, Debug)]
pub struct OpenDialoguesParams {
    pub conversation_id: uuid::Uuid,
    pub since: chrono::DateTime<chrono::Utc>,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ListDialoguesParams {
    pub conversation_id: uuid::Uuid,
    pub before_at: Option<chrono::DateTime<chrono::Utc>>,
    pub before_id: Option<uuid::Uuid>,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct DropStaleDialoguesParams {
    pub conversation_id: uuid::Uuid,
    pub since: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct InsertDialogueParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::JsonSql,
    T4: crate::StringSql,
> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub conversation_id: uuid::Uuid,
    pub intent: T1,
    pub state: T2,
    pub filled: T3,
    pub asking: Option<T4>,
    pub asked: i32,
    pub offered: bool,
    pub action_id: Option<uuid::Uuid>,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct UpdateDialogueParams<T1: crate::StringSql, T2: crate::JsonSql, T3: crate::StringSql> {
    pub state: T1,
    pub filled: T2,
    pub asking: Option<T3>,
    pub asked: i32,
    pub offered: bool,
    pub action_id: Option<uuid::Uuid>,
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
    pub seen: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Definitions {
    pub name: String,
    pub dialogue: Option<serde_json::Value>,
}
pub struct DefinitionsBorrowed<'a> {
    pub name: &'a str,
    pub dialogue: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
}
impl<'a> From<DefinitionsBorrowed<'a>> for Definitions {
    fn from(DefinitionsBorrowed { name, dialogue }: DefinitionsBorrowed<'a>) -> Self {
        Self {
            name: name.into(),
            dialogue: dialogue.map(|v| serde_json::from_str(v.0.get()).unwrap()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Dialogue {
    pub id: uuid::Uuid,
    pub conversation_id: uuid::Uuid,
    pub intent: String,
    pub state: String,
    pub filled: serde_json::Value,
    pub asking: Option<String>,
    pub asked: i32,
    pub offered: bool,
    pub action_id: Option<uuid::Uuid>,
    pub started_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
pub struct DialogueBorrowed<'a> {
    pub id: uuid::Uuid,
    pub conversation_id: uuid::Uuid,
    pub intent: &'a str,
    pub state: &'a str,
    pub filled: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub asking: Option<&'a str>,
    pub asked: i32,
    pub offered: bool,
    pub action_id: Option<uuid::Uuid>,
    pub started_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<DialogueBorrowed<'a>> for Dialogue {
    fn from(
        DialogueBorrowed {
            id,
            conversation_id,
            intent,
            state,
            filled,
            asking,
            asked,
            offered,
            action_id,
            started_at,
            updated_at,
        }: DialogueBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            conversation_id,
            intent: intent.into(),
            state: state.into(),
            filled: serde_json::from_str(filled.0.get()).unwrap(),
            asking: asking.map(|v| v.into()),
            asked,
            offered,
            action_id,
            started_at,
            updated_at,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct DefinitionsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DefinitionsBorrowed, tokio_postgres::Error>,
    mapper: fn(DefinitionsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DefinitionsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(DefinitionsBorrowed) -> R,
    ) -> DefinitionsQuery<'c, 'a, 's, C, R, N> {
        DefinitionsQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::client::async_::raw(
            self.client,
            self.query,
            crate::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct UuidUuidQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<uuid::Uuid, tokio_postgres::Error>,
    mapper: fn(uuid::Uuid) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> UuidUuidQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(uuid::Uuid) -> R) -> UuidUuidQuery<'c, 'a, 's, C, R, N> {
        UuidUuidQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::client::async_::raw(
            self.client,
            self.query,
            crate::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct DialogueQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DialogueBorrowed, tokio_postgres::Error>,
    mapper: fn(DialogueBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DialogueQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(DialogueBorrowed) -> R) -> DialogueQuery<'c, 'a, 's, C, R, N> {
        DialogueQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::client::async_::raw(
            self.client,
            self.query,
            crate::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct DefinitionsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn definitions() -> DefinitionsStmt {
    DefinitionsStmt(
        "SELECT name, dialogue FROM intents WHERE dialogue IS NOT NULL",
        None,
    )
}
impl DefinitionsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
    ) -> DefinitionsQuery<'c, 'a, 's, C, Definitions, 0> {
        DefinitionsQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<DefinitionsBorrowed, tokio_postgres::Error> {
                    Ok(DefinitionsBorrowed {
                        name: row.try_get(0)?,
                        dialogue: row.try_get(1)?,
                    })
                },
            mapper: |it| Definitions::from(it),
        }
    }
}
pub struct SetDefinitionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_definition() -> SetDefinitionStmt {
    SetDefinitionStmt(
        "UPDATE intents SET dialogue = $1, updated_at = now() WHERE name = $2 RETURNING id",
        None,
    )
}
impl SetDefinitionStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::JsonSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        dialogue: &'a Option<T1>,
        name: &'a T2,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [dialogue, name],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::JsonSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SetDefinitionParams<T1, T2>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for SetDefinitionStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SetDefinitionParams<T1, T2>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.dialogue, &params.name)
    }
}
pub struct OpenDialoguesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_dialogues() -> OpenDialoguesStmt {
    OpenDialoguesStmt(
        "SELECT id, conversation_id, intent, state, filled, asking, asked, offered, action_id, started_at, updated_at FROM dialogues WHERE conversation_id = $1 AND state = 'open' AND updated_at > $2 ORDER BY started_at DESC, id DESC LIMIT $3",
        None,
    )
}
impl OpenDialoguesStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        conversation_id: &'a uuid::Uuid,
        since: &'a chrono::DateTime<chrono::Utc>,
        limit: &'a i64,
    ) -> DialogueQuery<'c, 'a, 's, C, Dialogue, 3> {
        DialogueQuery {
            client,
            params: [conversation_id, since, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<DialogueBorrowed, tokio_postgres::Error> {
                    Ok(DialogueBorrowed {
                        id: row.try_get(0)?,
                        conversation_id: row.try_get(1)?,
                        intent: row.try_get(2)?,
                        state: row.try_get(3)?,
                        filled: row.try_get(4)?,
                        asking: row.try_get(5)?,
                        asked: row.try_get(6)?,
                        offered: row.try_get(7)?,
                        action_id: row.try_get(8)?,
                        started_at: row.try_get(9)?,
                        updated_at: row.try_get(10)?,
                    })
                },
            mapper: |it| Dialogue::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OpenDialoguesParams,
        DialogueQuery<'c, 'a, 's, C, Dialogue, 3>,
        C,
    > for OpenDialoguesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OpenDialoguesParams,
    ) -> DialogueQuery<'c, 'a, 's, C, Dialogue, 3> {
        self.bind(
            client,
            &params.conversation_id,
            &params.since,
            &params.limit,
        )
    }
}
pub struct ListDialoguesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_dialogues() -> ListDialoguesStmt {
    ListDialoguesStmt(
        "SELECT id, conversation_id, intent, state, filled, asking, asked, offered, action_id, started_at, updated_at FROM dialogues WHERE conversation_id = $1 AND ($2::timestamptz IS NULL OR (started_at, id) < ($2, $3::uuid)) ORDER BY started_at DESC, id DESC LIMIT $4",
        None,
    )
}
impl ListDialoguesStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        conversation_id: &'a uuid::Uuid,
        before_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        before_id: &'a Option<uuid::Uuid>,
        limit: &'a i64,
    ) -> DialogueQuery<'c, 'a, 's, C, Dialogue, 4> {
        DialogueQuery {
            client,
            params: [conversation_id, before_at, before_id, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<DialogueBorrowed, tokio_postgres::Error> {
                    Ok(DialogueBorrowed {
                        id: row.try_get(0)?,
                        conversation_id: row.try_get(1)?,
                        intent: row.try_get(2)?,
                        state: row.try_get(3)?,
                        filled: row.try_get(4)?,
                        asking: row.try_get(5)?,
                        asked: row.try_get(6)?,
                        offered: row.try_get(7)?,
                        action_id: row.try_get(8)?,
                        started_at: row.try_get(9)?,
                        updated_at: row.try_get(10)?,
                    })
                },
            mapper: |it| Dialogue::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListDialoguesParams,
        DialogueQuery<'c, 'a, 's, C, Dialogue, 4>,
        C,
    > for ListDialoguesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListDialoguesParams,
    ) -> DialogueQuery<'c, 'a, 's, C, Dialogue, 4> {
        self.bind(
            client,
            &params.conversation_id,
            &params.before_at,
            &params.before_id,
            &params.limit,
        )
    }
}
pub struct DropStaleDialoguesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn drop_stale_dialogues() -> DropStaleDialoguesStmt {
    DropStaleDialoguesStmt(
        "UPDATE dialogues SET state = 'stopped' WHERE conversation_id = $1 AND state = 'open' AND updated_at <= $2",
        None,
    )
}
impl DropStaleDialoguesStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        conversation_id: &'a uuid::Uuid,
        since: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[conversation_id, since])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        DropStaleDialoguesParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DropStaleDialoguesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DropStaleDialoguesParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.conversation_id, &params.since))
    }
}
pub struct InsertDialogueStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_dialogue() -> InsertDialogueStmt {
    InsertDialogueStmt(
        "INSERT INTO dialogues ( tenant_id, id, conversation_id, intent, state, filled, asking, asked, offered, action_id, started_at, updated_at ) VALUES ( $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11 )",
        None,
    )
}
impl InsertDialogueStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::StringSql,
        T3: crate::JsonSql,
        T4: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        conversation_id: &'a uuid::Uuid,
        intent: &'a T1,
        state: &'a T2,
        filled: &'a T3,
        asking: &'a Option<T4>,
        asked: &'a i32,
        offered: &'a bool,
        action_id: &'a Option<uuid::Uuid>,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[
                    tenant_id,
                    id,
                    conversation_id,
                    intent,
                    state,
                    filled,
                    asking,
                    asked,
                    offered,
                    action_id,
                    now,
                ],
            )
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::JsonSql,
    T4: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertDialogueParams<T1, T2, T3, T4>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertDialogueStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertDialogueParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.conversation_id,
            &params.intent,
            &params.state,
            &params.filled,
            &params.asking,
            &params.asked,
            &params.offered,
            &params.action_id,
            &params.now,
        ))
    }
}
pub struct UpdateDialogueStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn update_dialogue() -> UpdateDialogueStmt {
    UpdateDialogueStmt(
        "UPDATE dialogues SET state = $1, filled = $2, asking = $3, asked = $4, offered = $5, action_id = $6, updated_at = $7 WHERE id = $8 AND updated_at = $9 AND state = 'open'",
        None,
    )
}
impl UpdateDialogueStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::JsonSql,
        T3: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        state: &'a T1,
        filled: &'a T2,
        asking: &'a Option<T3>,
        asked: &'a i32,
        offered: &'a bool,
        action_id: &'a Option<uuid::Uuid>,
        now: &'a chrono::DateTime<chrono::Utc>,
        id: &'a uuid::Uuid,
        seen: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[
                    state, filled, asking, asked, offered, action_id, now, id, seen,
                ],
            )
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::JsonSql,
    T3: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        UpdateDialogueParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for UpdateDialogueStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a UpdateDialogueParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.state,
            &params.filled,
            &params.asking,
            &params.asked,
            &params.offered,
            &params.action_id,
            &params.now,
            &params.id,
            &params.seen,
        ))
    }
}
