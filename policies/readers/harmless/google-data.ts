// Google's stores, databases and messages: data, not code. What they say of networks is who reaches the service, never
// what reaches a machine.
import { servicesOf } from "./service";

const STORE = "keeps data";
const DATABASE = "keeps data; the networks that it admits are admitted to the service alone";
const MESSAGES = "carries messages between programs";

export const GOOGLE_DATA = servicesOf("google", [
  ["Cloud Storage", STORE, "storage_*"],
  ["File stores", STORE, "filestore_* netapp_* lustre_* parallelstore_*"],
  ["Cloud SQL", DATABASE, "sql_*"],
  ["AlloyDB", DATABASE, "alloydb_*"],
  ["Spanner", DATABASE, "spanner_*"],
  ["Bigtable", DATABASE, "bigtable_*"],
  ["Firestore and Firebase", DATABASE, "firestore_* firebase_* firebaserules_*"],
  ["Redis and Memcached", DATABASE, "redis_* memcache_* memorystore_*"],
  ["Oracle", "keeps data in a network of its own", "oracle_database_*"],
  ["Database Migration", "copies databases", "database_migration_service_*"],
  ["BigQuery", DATABASE, "bigquery_* biglake_*"],
  ["Catalogues", "lists data", "data_catalog_* data_lineage_* dataplex_* data_loss_prevention_*"],
  ["Datastream", "copies databases", "datastream_*"],
  ["Dataform and pipelines' settings", "keeps definitions", "dataform_* data_pipeline_*"],
  [
    "Metastore",
    DATABASE,
    "dataproc_metastore_* dataproc_autoscaling_policy dataproc_autoscaling_policy_iam_*",
  ],
  ["Health data", DATABASE, "healthcare_*"],
  ["Artifact Registry", STORE, "artifact_registry_* container_registry container_analysis_*"],
  [
    "Source repositories",
    STORE,
    "sourcerepo_* secure_source_manager_* cloudbuildv2_* developer_connect_*",
  ],
  [
    "Secret Manager and KMS",
    "keeps keys and secrets",
    "secret_manager_* kms_* parameter_manager_* privateca_* public_ca_*",
  ],
  ["Pub/Sub", MESSAGES, "pubsub_* managed_kafka_*"],
  ["Eventarc and Tasks", MESSAGES, "eventarc_* cloud_tasks_queue cloud_tasks_queue_iam_*"],
]);
