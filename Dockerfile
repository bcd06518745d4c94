# One image for every node; what it runs are its arguments: `docker run comanda order stock`, or none for all.
FROM node:24-slim
WORKDIR /app
ENV NODE_ENV=production HOST=::
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev && npm cache clean --force
COPY . .
RUN install -d -o node -g node data
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s CMD ["node", "deploy/healthcheck.ts"]
ENTRYPOINT ["node", "--max-semi-space-size=16", "start.ts"]
