# One image for every process of the suite; the workers that make PDF use the larger `documents` stage.

FROM python:3.11-slim-bookworm AS build
WORKDIR /srv/janus
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
COPY requirements.lock .
RUN pip install --quiet --use-pep517 --require-hashes -r requirements.lock
COPY shared shared
COPY services services
COPY suite suite
RUN python -m compileall -q shared services suite

FROM python:3.11-slim-bookworm AS suite
RUN useradd --system --uid 10001 --user-group --home-dir /nonexistent --shell /usr/sbin/nologin janus \
 && for folder in files/portal files/recruitment files/contracts files/notifications beat mail; do \
      install -d -o janus -g janus -m 0700 "/var/lib/janus/$folder"; \
    done
COPY --from=build /opt/venv /opt/venv
COPY --from=build /srv/janus /srv/janus
WORKDIR /srv/janus
ENV PATH=/opt/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 JANUS_VAR_DIR=/var/lib/janus
USER janus
ENTRYPOINT ["python", "-m", "suite"]
CMD ["doctor"]

FROM suite AS documents
USER root
RUN apt-get update -qq \
 && apt-get install -y -qq --no-install-recommends \
      tini libreoffice-writer-nogui fonts-crosextra-carlito fonts-crosextra-caladea fonts-dejavu-core \
 && rm -rf /var/lib/apt/lists/*
USER janus
# LibreOffice leaves children behind when a conversion is cut short; somebody must bury them.
ENTRYPOINT ["tini", "--", "python", "-m", "suite"]
