# syntax=docker/dockerfile:1
FROM python:3.11-slim-bookworm AS build
WORKDIR /app
COPY requirements.lock ./
RUN python -m venv /venv \
    && /venv/bin/pip install --no-cache-dir --no-deps --require-hashes -r requirements.lock
COPY . .
# The dictionaries and the byte code are made here, so that the running container needs to write nothing but its data.
# A test holds that this writes exactly the committed tables, with which the models were trained.
RUN /venv/bin/python -m nlp.build_lexicon \
    && /venv/bin/python -m compileall -q bot handlers nlp db

FROM python:3.11-slim-bookworm
ENV PATH=/venv/bin:$PATH \
    PYTHONPATH=/app \
    PYTHONUTF8=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DEHONG_DATA_DIR=/data \
    DEHONG_DATABASE_URL=sqlite:////data/dehong.sqlite \
    DEHONG_HOST=0.0.0.0
RUN useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin station \
    && install -d -o station -g station /data
COPY --from=build /venv /venv
COPY --from=build /app/bot /app/bot
COPY --from=build /app/handlers /app/handlers
COPY --from=build /app/nlp /app/nlp
COPY --from=build /app/db /app/db
WORKDIR /app
USER 10001:10001
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=4s --start-period=20s \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8080/healthz', timeout=3)"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["python", "-m", "bot"]
CMD ["serve"]
