#!/usr/bin/env bash
# Runs once, on an empty data folder: a role and a database per service, none of which may enter another's.
set -euo pipefail

for service in portal recruitment contracts notifications; do
    psql -v ON_ERROR_STOP=1 -v service="$service" -v password="$(cat "/run/secrets/database_password_$service")" \
        --username "$POSTGRES_USER" --dbname postgres <<'SQL'
CREATE ROLE :"service" LOGIN PASSWORD :'password';
CREATE DATABASE :"service" OWNER :"service" ENCODING 'UTF8' TEMPLATE template0;
REVOKE ALL ON DATABASE :"service" FROM PUBLIC;
SQL
done

psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres --command 'REVOKE ALL ON DATABASE postgres FROM PUBLIC'
