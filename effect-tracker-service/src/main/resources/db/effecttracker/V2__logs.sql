-- Which logs the bookmarks are of: a topic that was lost and made again has another id.
create table log (
    topic text primary key,
    id    text not null
);
