/** name | display name | start type | tiers, when not all */
export const windowsServices = `
AmazonSSMAgent|Amazon SSM Agent|Automatic
AmazonCloudWatchAgent|Amazon CloudWatch Agent|Automatic
AppIDSvc|Application Identity|Manual
Appinfo|Application Information|Manual
BFE|Base Filtering Engine|Automatic
BITS|Background Intelligent Transfer Service|Manual
BrokerInfrastructure|Background Tasks Infrastructure Service|Automatic
CertPropSvc|Certificate Propagation|Manual
CoreMessagingRegistrar|CoreMessaging|Automatic
CryptSvc|Cryptographic Services|Automatic
CSFalconService|CrowdStrike Falcon Sensor Service|Automatic
DcomLaunch|DCOM Server Process Launcher|Automatic
Dhcp|DHCP Client|Automatic
DiagTrack|Connected User Experiences and Telemetry|Automatic
Dnscache|DNS Client|Automatic
DPS|Diagnostic Policy Service|Automatic
EventLog|Windows Event Log|Automatic
EventSystem|COM+ Event System|Automatic
FontCache|Windows Font Cache Service|Automatic
gpsvc|Group Policy Client|Automatic
IKEEXT|IKE and AuthIP IPsec Keying Modules|Automatic
iphlpsvc|IP Helper|Automatic
KeyIso|CNG Key Isolation|Manual
LanmanServer|Server|Automatic
LanmanWorkstation|Workstation|Automatic
lmhosts|TCP/IP NetBIOS Helper|Manual
LSM|Local Session Manager|Automatic
mpssvc|Windows Defender Firewall|Automatic
MSDTC|Distributed Transaction Coordinator|Automatic
Netlogon|Netlogon|Automatic
netprofm|Network List Service|Manual
NlaSvc|Network Location Awareness|Automatic
nsi|Network Store Interface Service|Automatic
PlugPlay|Plug and Play|Manual
PolicyAgent|IPsec Policy Agent|Manual
Power|Power|Automatic
ProfSvc|User Profile Service|Automatic
QualysAgent|Qualys Cloud Agent|Automatic
RpcEptMapper|RPC Endpoint Mapper|Automatic
RpcSs|Remote Procedure Call (RPC)|Automatic
SamSs|Security Accounts Manager|Automatic
Schedule|Task Scheduler|Automatic
SENS|System Event Notification Service|Automatic
SessionEnv|Remote Desktop Configuration|Manual
SplunkForwarder|SplunkForwarder Service|Automatic
Spooler|Print Spooler|Disabled
sshd|OpenSSH SSH Server|Manual
SysMain|SysMain|Automatic
TermService|Remote Desktop Services|Manual
Themes|Themes|Automatic
TrkWks|Distributed Link Tracking Client|Automatic
UserManager|User Manager|Automatic
W32Time|Windows Time|Automatic
Wcmsvc|Windows Connection Manager|Automatic
WinDefend|Microsoft Defender Antivirus Service|Automatic
Winmgmt|Windows Management Instrumentation|Automatic
WinRM|Windows Remote Management (WS-Management)|Automatic
wuauserv|Windows Update|Manual
W3SVC|World Wide Web Publishing Service|Automatic|web
WAS|Windows Process Activation Service|Manual|web
IISADMIN|IIS Admin Service|Automatic|web
Tomcat9|Apache Tomcat 9.0 Tomcat9|Automatic|app
RabbitMQ|RabbitMQ|Automatic|app
MSSQLSERVER|SQL Server (MSSQLSERVER)|Automatic|db
SQLSERVERAGENT|SQL Server Agent (MSSQLSERVER)|Automatic|db
SQLBrowser|SQL Server Browser|Disabled|db
gitlab-runner|gitlab-runner|Automatic|batch
`;

/** name | display name | feature type | parent | tiers that install it, `*` for all, empty for none */
export const windowsRoles = `
AD-Domain-Services|Active Directory Domain Services|Role||
DHCP|DHCP Server|Role||
DNS|DNS Server|Role||
FileAndStorage-Services|File and Storage Services|Role||*
File-Services|File and iSCSI Services|Role Service|FileAndStorage-Services|
FS-FileServer|File Server|Role Service|File-Services|
Storage-Services|Storage Services|Role Service|FileAndStorage-Services|*
Hyper-V|Hyper-V|Role||
Print-Services|Print and Document Services|Role||
RemoteAccess|Remote Access|Role||
Remote-Desktop-Services|Remote Desktop Services|Role||
Web-Server|Web Server (IIS)|Role||web
Web-WebServer|Web Server|Role Service|Web-Server|web
Web-Common-Http|Common HTTP Features|Role Service|Web-WebServer|web
Web-Asp-Net45|ASP.NET 4.8|Role Service|Web-WebServer|web
Web-Mgmt-Console|IIS Management Console|Role Service|Web-Server|web
UpdateServices|Windows Server Update Services|Role||
NET-Framework-45-Features|.NET Framework 4.8 Features|Feature||*
NET-Framework-45-Core|.NET Framework 4.8|Feature|NET-Framework-45-Features|*
NET-Framework-45-ASPNET|ASP.NET 4.8|Feature|NET-Framework-45-Features|web,app
BitLocker|BitLocker Drive Encryption|Feature||
Failover-Clustering|Failover Clustering|Feature||db
PowerShellRoot|Windows PowerShell|Feature||*
PowerShell|Windows PowerShell 5.1|Feature|PowerShellRoot|*
RSAT|Remote Server Administration Tools|Feature||
SNMP-Service|SNMP Service|Feature||
Telnet-Client|Telnet Client|Feature||
Windows-Defender|Microsoft Defender Antivirus|Feature||*
WoW64-Support|WoW64 Support|Feature||*
XPS-Viewer|XPS Viewer|Feature||*
`;
