#!/bin/bash
# A replica set with users wants a key file that only mongod can read; a mounted one belongs to somebody else.
set -eu
key=/data/configdb/key
printf %s "$MONGO_INITDB_ROOT_PASSWORD" | sha512sum | cut -c1-128 >$key
chown mongodb:mongodb $key
chmod 400 $key
exec docker-entrypoint.sh mongod --replSet rs0 --bind_ip_all --keyFile $key
