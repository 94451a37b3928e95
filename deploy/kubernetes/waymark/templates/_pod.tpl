{{/* What the instances and the job that prepares for them have in common. */}}
{{- define "waymark.pod" -}}
serviceAccountName: {{ include "waymark.name" . }}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile:
    type: RuntimeDefault
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- with .Values.pod.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.pod.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.pod.priorityClass }}
priorityClassName: {{ . }}
{{- end }}
{{- end -}}

{{- define "waymark.container" -}}
image: {{ include "waymark.image" . }}
imagePullPolicy: {{ .Values.image.pullPolicy }}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  runAsNonRoot: true
  capabilities:
    drop: [ALL]
{{- end -}}

{{- define "waymark.environment" -}}
- name: WAYMARK_STATE_DIR
  value: /var/lib/waymark
- name: WAYMARK_LOG
  value: {{ .Values.log.level }}
- name: WAYMARK_LOG_KAFKA
  value: {{ .Values.log.kafka }}
# glibc keeps one arena for each thread otherwise, and never gives them back.
- name: MALLOC_ARENA_MAX
  value: "2"
{{- with include "waymark.options" . }}
- name: JAVA_TOOL_OPTIONS
  value: {{ . | quote }}
{{- end }}
{{- with .Values.http.token }}
{{- include "waymark.secret" (list "WAYMARK_HTTP_TOKEN" (required "http.token.secret must be given: the secret with the token that look-ups ask for" .secret) .key) }}
{{- end }}
{{- with .Values.erasure }}
{{- if .secret }}
{{- include "waymark.secret" (list "WAYMARK_ERASURE_KEY" .secret .key) }}
{{- end }}
{{- end }}
{{- include "waymark.access" (list "WAYMARK_REGISTRY" "registry" .Values.registry) }}
{{- include "waymark.access" (list "WAYMARK_HISTORY_REMOTE_WRITE" "history" .Values.history) }}
{{- end -}}

{{/* Kafka's client fetches tokens from named addresses only. */}}
{{- define "waymark.options" -}}
{{- $all := list -}}
{{- if eq .Values.kafka.sasl.mechanism "OAUTHBEARER" -}}
{{- $all = append $all (printf "-Dorg.apache.kafka.sasl.oauthbearer.allowed.urls=%s" .Values.kafka.sasl.tokenUrl) -}}
{{- end -}}
{{- with .Values.java.options -}}
{{- $all = append $all . -}}
{{- end -}}
{{- join " " $all -}}
{{- end -}}

{{- define "waymark.access" -}}
{{- $prefix := index . 0 }}
{{- $what := index . 1 }}
{{- $access := index . 2 }}
{{- if ne $access.auth "none" }}
{{- $secret := required (printf "%s.secret must be given for %s.auth %s" $what $what $access.auth) $access.secret }}
{{- if eq $access.auth "basic" }}
{{- include "waymark.secret" (list (print $prefix "_USER") $secret $access.userKey) }}
{{- include "waymark.secret" (list (print $prefix "_PASSWORD") $secret $access.passwordKey) }}
{{- else if eq $access.auth "oauth" }}
{{- include "waymark.secret" (list (print $prefix "_OAUTH_CLIENT_ID") $secret $access.oauth.clientIdKey) }}
{{- include "waymark.secret" (list (print $prefix "_OAUTH_CLIENT_SECRET") $secret $access.oauth.clientSecretKey) }}
{{- else }}
{{- include "waymark.secret" (list (print $prefix "_TOKEN") $secret $access.tokenKey) }}
{{- end }}
{{- end }}
{{- end -}}

{{- define "waymark.secret" }}
- name: {{ index . 0 }}
  valueFrom:
    secretKeyRef:
      name: {{ index . 1 }}
      key: {{ index . 2 }}
{{- end -}}

{{- define "waymark.mounts" -}}
- name: tmp
  mountPath: /tmp
- name: settings
  mountPath: /etc/waymark/settings
  readOnly: true
{{- range $name, $secret := (include "waymark.files" . | fromYaml) }}
- name: {{ $name }}
  mountPath: /etc/waymark/{{ $name }}
  readOnly: true
{{- end }}
{{- end -}}

{{- define "waymark.volumes" -}}
- name: tmp
  emptyDir:
    sizeLimit: {{ .Values.temporary.size }}
- name: settings
  configMap:
    name: {{ include "waymark.name" . }}
{{- range $name, $secret := (include "waymark.files" . | fromYaml) }}
- name: {{ $name }}
  secret:
    secretName: {{ $secret }}
    defaultMode: 288 # 0440: the group may read
{{- end }}
{{- end -}}

{{/* Which secrets are mounted as files, by the folder they are mounted at. */}}
{{- define "waymark.files" -}}
{{- with .Values.http.tls.secret }}
http: {{ . }}
{{- end }}
{{- with .Values.kafka }}
{{- if and .tls.enabled .tls.ca.secret }}
kafka-ca: {{ .tls.ca.secret }}
{{- end }}
{{- if and .tls.enabled .tls.client.secret }}
kafka-client: {{ .tls.client.secret }}
{{- end }}
{{- if .sasl.mechanism }}
kafka-user: {{ required "kafka.sasl.secret must be given: the secret with the JAAS line" .sasl.secret }}
{{- end }}
{{- end }}
{{- end -}}
