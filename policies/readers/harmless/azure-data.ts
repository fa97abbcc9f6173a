// Azure's stores, databases and messages: data, not code. Their own "firewall rules" say who reaches the service, never
// what reaches a machine.
import { servicesOf } from "./service";

const DATABASE = "keeps data; its own firewall rules guard the service's front end alone";
const MESSAGES = "carries messages between programs";

export const AZURE_DATA = servicesOf("azurerm", [
  ["Storage", "keeps data; its network rules guard the account alone", "storage_*"],
  [
    "Other stores",
    "keeps data",
    `elastic_san elastic_san_volume elastic_san_volume_group hpc_cache hpc_cache_* managed_lustre_file_system netapp_*
    qumulo_file_system`,
  ],
  [
    "Key Vault",
    "keeps keys, secrets and certificates",
    "key_vault key_vault_* dedicated_hardware_security_module",
  ],
  [
    "SQL Server",
    DATABASE,
    "mssql_database mssql_database_* mssql_elasticpool mssql_failover_group mssql_firewall_rule mssql_job mssql_job_* mssql_outbound_firewall_rule mssql_server mssql_server_* mssql_virtual_machine mssql_virtual_machine_* mssql_virtual_network_rule",
  ],
  ["MySQL and MariaDB", DATABASE, "mysql_*"],
  ["PostgreSQL", DATABASE, "postgresql_*"],
  ["Cosmos DB", DATABASE, "cosmosdb_*"],
  ["MongoDB", DATABASE, "mongo_cluster mongo_cluster_firewall_rule mongo_cluster_user"],
  ["Redis", DATABASE, "redis_* managed_redis managed_redis_geo_replication"],
  ["Oracle", "keeps data in a subnet that is given away to it", "oracle_*"],
  ["Database Migration", "copies databases", "database_migration_*"],
  [
    "Analysis Services and Power BI",
    DATABASE,
    "analysis_services_server powerbi_embedded fabric_capacity",
  ],
  ["Search", DATABASE, "search_service search_shared_private_link_service"],
  ["Data Explorer", DATABASE, "kusto_*"],
  ["Synapse", DATABASE, "synapse_*"],
  ["Stream Analytics", "reads streams and writes results", "stream_analytics_*"],
  ["Purview and Data Share", "lists data", "purview_account data_share data_share_*"],
  ["Confidential Ledger", "keeps data", "confidential_ledger"],
  ["Event Grid", MESSAGES, "eventgrid_*"],
  ["Event Hubs", MESSAGES, "eventhub eventhub_*"],
  ["Service Bus and Relay", MESSAGES, "servicebus_* relay_*"],
  ["IoT", MESSAGES, "iothub iothub_* iotcentral_* iot_security_* digital_twins_*"],
  ["SignalR and Web PubSub", MESSAGES, "signalr_* web_pubsub web_pubsub_*"],
  ["Notification Hubs", MESSAGES, "notification_hub notification_hub_*"],
  [
    "Communication",
    MESSAGES,
    "communication_service communication_service_* email_communication_service email_communication_service_* voice_services_*",
  ],
  ["Health data", DATABASE, "healthcare_* healthbot"],
]);
