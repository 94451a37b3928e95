{{/* What everything is called: the release, and the chart where the release does not say it already. */}}
{{- define "waymark.name" -}}
{{- if contains .Chart.Name .Release.Name -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name .Chart.Name | trunc 40 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- define "waymark.peers" -}}
{{- include "waymark.name" . }}-peers
{{- end -}}

{{/* By which selectors find the instances; they cannot be changed later. */}}
{{- define "waymark.selector" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/component: instance
{{- end -}}

{{/* On everything but the pods, which have a component of their own. */}}
{{- define "waymark.labels" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{ include "waymark.release" . }}
{{- end -}}

{{- define "waymark.release" -}}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- end -}}

{{- define "waymark.image" -}}
{{- with .Values.image -}}
{{- if .digest -}}
{{ .repository }}@{{ .digest }}
{{- else -}}
{{ .repository }}:{{ .tag | default $.Chart.AppVersion }}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* Partitions of what is keyed by customer: the setting, or its default. */}}
{{- define "waymark.partitions" -}}
{{- index .Values.settings "journey.partitions" | default 4 -}}
{{- end -}}

{{/* What Kafka knows this application by, unless it says otherwise. */}}
{{- define "waymark.group" -}}
{{- $application := index .Values.settings "application.id" | default "waymark" -}}
{{- with index .Values.settings "application.run" -}}
{{- printf "%s-%s" $application . -}}
{{- else -}}
{{- $application -}}
{{- end -}}
{{- end -}}

{{/* How the instances are spoken to, as probes write it. */}}
{{- define "waymark.scheme" -}}
{{ .Values.http.tls.secret | empty | ternary "HTTP" "HTTPS" }}
{{- end -}}
