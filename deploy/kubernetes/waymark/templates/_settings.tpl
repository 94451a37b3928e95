{{/*
The settings that the chart itself knows, by their dotted names. Secrets are not among them: Kafka's clients read theirs
from mounted files by a config provider, the others come by reference from the environment.
*/}}
{{- define "waymark.known" -}}
bootstrap.servers: {{ required "kafka.bootstrapServers must be given: host:port, several with commas" .Values.kafka.bootstrapServers | quote }}
registry.url: {{ required "registry.url must be given: where the schema registry is" .Values.registry.url | quote }}
registry.auth: {{ .Values.registry.auth | quote }}
{{- if eq .Values.registry.auth "oauth" }}
registry.oauth.token-url: {{ required "registry.oauth.tokenUrl must be given for registry.auth oauth: where tokens are given" .Values.registry.oauth.tokenUrl | quote }}
{{- with .Values.registry.oauth.scope }}
registry.oauth.scope: {{ . | quote }}
{{- end }}
{{- end }}
http.host: "0.0.0.0"
http.port: {{ .Values.http.port | quote }}
http.peers: {{ printf "*.%s.%s.svc:%v" (include "waymark.peers" .) .Release.Namespace .Values.http.port | quote }}
{{- with .Values.http.tls }}
{{- if .secret }}
http.tls.certificate: /etc/waymark/http/{{ .certificate }}
http.tls.private-key: /etc/waymark/http/{{ .key }}
http.tls.trusted: /etc/waymark/http/{{ .trusted }}
http.tls.clients: {{ .clients }}
{{- end }}
{{- end }}
{{- with .Values.history.url }}
history.remote-write.url: {{ . | quote }}
{{- end }}
{{- include "waymark.kafka" .Values.kafka }}
{{- end -}}

{{- define "waymark.kafka" -}}
{{- if or .tls.enabled .sasl.mechanism }}
kafka.security.protocol: {{ include "waymark.protocol" . | quote }}
{{- end }}
{{- if and .tls.enabled .tls.ca.secret }}
kafka.ssl.truststore.type: PEM
kafka.ssl.truststore.location: /etc/waymark/kafka-ca/{{ .tls.ca.key }}
{{- end }}
{{- if and .tls.enabled .tls.client.secret }}
kafka.ssl.keystore.type: PEM
kafka.ssl.keystore.certificate.chain: ${dir:/etc/waymark/kafka-client:{{ .tls.client.certificate }}}
kafka.ssl.keystore.key: ${dir:/etc/waymark/kafka-client:{{ .tls.client.key }}}
{{- end }}
{{- with .sasl.mechanism }}
kafka.sasl.mechanism: {{ . }}
kafka.sasl.jaas.config: ${dir:/etc/waymark/kafka-user:{{ $.sasl.key }}}
{{- end }}
{{- if eq .sasl.mechanism "OAUTHBEARER" }}
kafka.sasl.login.callback.handler.class: org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler
kafka.sasl.oauthbearer.token.endpoint.url: {{ required "kafka.sasl.tokenUrl must be given for OAUTHBEARER: where tokens are given" .sasl.tokenUrl | quote }}
{{- end }}
{{- if or .sasl.mechanism (and .tls.enabled .tls.client.secret) }}
kafka.config.providers: dir
kafka.config.providers.dir.class: org.apache.kafka.common.config.provider.DirectoryConfigProvider
kafka.config.providers.dir.param.allowed.paths: /etc/waymark
{{- end }}
{{- range $key, $value := .client }}
kafka.{{ $key }}: {{ include "waymark.text" $value | quote }}
{{- end }}
{{- end -}}

{{- define "waymark.protocol" -}}
{{- if .sasl.mechanism -}}
{{- .tls.enabled | ternary "SASL_SSL" "SASL_PLAINTEXT" -}}
{{- else -}}
SSL
{{- end -}}
{{- end -}}

{{/* Whole numbers are floats to Helm, and large ones would be written with an exponent. */}}
{{- define "waymark.text" -}}
{{- if and (kindIs "float64" .) (eq (floor .) .) -}}
{{- int64 . -}}
{{- else -}}
{{- . -}}
{{- end -}}
{{- end -}}

{{- define "waymark.settings" -}}
{{ include "waymark.known" . }}
{{- range $key, $value := .Values.settings }}
{{- if kindIs "slice" $value }}
{{ $key }}:
{{- range $value }}
  - {{ include "waymark.text" . | quote }}
{{- end }}
{{- else }}
{{ $key }}: {{ include "waymark.text" $value | quote }}
{{- end }}
{{- end }}
{{- end -}}
