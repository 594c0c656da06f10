{{- define "cardfleet.name" -}}
{{- printf "%s" .Release.Name | trunc 50 | trimSuffix "-" -}}
{{- end -}}

{{- define "cardfleet.labels" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end -}}

{{/* What selects the pods of one part: dict "root" $ "part" "web". */}}
{{- define "cardfleet.selector" -}}
app.kubernetes.io/name: {{ .root.Chart.Name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .part }}
{{- end -}}

{{- define "cardfleet.image" -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end -}}

{{- define "cardfleet.claim" -}}
{{ .Values.media.existingClaim | default (printf "%s-media" (include "cardfleet.name" .)) }}
{{- end -}}

{{/* What all pods have: dict "root" $ "part" "web". */}}
{{- define "cardfleet.pod" -}}
serviceAccountName: {{ include "cardfleet.name" .root }}
automountServiceAccountToken: false
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  seccompProfile: {type: RuntimeDefault}
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .root.Values.nodeSelector }}
nodeSelector: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .root.Values.tolerations }}
tolerations: {{- toYaml . | nindent 2 }}
{{- end }}
{{- if .root.Values.affinity }}
affinity: {{- toYaml .root.Values.affinity | nindent 2 }}
{{- else }}
topologySpreadConstraints:
  - maxSkew: 1
    topologyKey: kubernetes.io/hostname
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels: {{- include "cardfleet.selector" . | nindent 8 }}
{{- end }}
volumes:
  - name: media
    persistentVolumeClaim: {claimName: {{ include "cardfleet.claim" .root }}}
  - name: var
    emptyDir: {}
  - name: tmp
    emptyDir: {}
{{- end -}}

{{/* What all containers have. */}}
{{- define "cardfleet.container" -}}
image: {{ include "cardfleet.image" . }}
imagePullPolicy: {{ .Values.image.pullPolicy }}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: {drop: [ALL]}
envFrom:
  - configMapRef: {name: {{ include "cardfleet.name" . }}}
  - secretRef: {name: {{ .Values.secrets.existing }}}
volumeMounts:
  - {name: media, mountPath: /srv/media}
  - {name: var, mountPath: /srv/cardfleet/var}
  - {name: tmp, mountPath: /tmp}
{{- end -}}
