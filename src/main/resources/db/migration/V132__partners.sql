-- Technicians outside of the house, for what no plan covers.
create table partner (
  id           bigint generated always as identity primary key,
  name         text not null check (name <> ''),
  region       text not null,
  phones       text[] not null,
  specialities text[] not null default '{}',
  enabled      boolean not null default true
);
