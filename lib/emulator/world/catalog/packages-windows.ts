/** name | publisher | version (its last number moves with updates) | architecture */
export const windowsBase = `
Amazon SSM Agent|Amazon Web Services|3.3.0.0|x86_64
aws-cfn-bootstrap|Amazon Web Services|2.0.31|x86_64
AWS Tools for Windows|Amazon Web Services Developer Relations|3.15.2590|i386
AWS PV Drivers|Amazon Web Services|8.4.3|x86_64
AWS NVMe Drivers|Amazon Web Services|1.5.1|x86_64
Amazon EC2Launch|Amazon Web Services|2.0.1924|x86_64
Amazon CloudWatch Agent|Amazon.com, Inc.|1.4.37885|x86_64
AWS Command Line Interface v2|Amazon Web Services|2.17.40|x86_64
Microsoft Edge|Microsoft Corporation|128.0.2739.42|i386
Microsoft Edge Update|Microsoft Corporation|1.3.195.15|i386
Microsoft Edge WebView2 Runtime|Microsoft Corporation|128.0.2739.42|i386
Microsoft Visual C++ 2015-2022 Redistributable (x64)|Microsoft Corporation|14.40.33810.0|x86_64
Microsoft Visual C++ 2015-2022 Redistributable (x86)|Microsoft Corporation|14.40.33810.0|i386
Microsoft Visual C++ 2013 Redistributable (x64)|Microsoft Corporation|12.0.40664.0|x86_64
Microsoft Visual C++ 2012 Redistributable (x64)|Microsoft Corporation|11.0.61030.0|x86_64
Microsoft Visual C++ 2010 x64 Redistributable|Microsoft Corporation|10.0.40219|x86_64
Microsoft .NET Host - 8.0.8 (x64)|Microsoft Corporation|64.32.21764|x86_64
Microsoft .NET Runtime - 8.0.8 (x64)|Microsoft Corporation|64.32.21764|x86_64
PowerShell 7-x64|Microsoft Corporation|7.4.5.0|x86_64
OpenSSH|Microsoft Corporation|9.5.0.0|x86_64
Windows Admin Center|Microsoft Corporation|1.5.2402.15001|x86_64
7-Zip 24.08 (x64)|Igor Pavlov|24.08|x86_64
Notepad++ (64-bit x64)|Notepad++ Team|8.6.9|x86_64
Mozilla Firefox ESR (x64 en-US)|Mozilla|128.1.0|x86_64
Google Chrome|Google LLC|128.0.6613.85|x86_64
WinSCP 6.3|Martin Prikryl|6.3.4|i386
PuTTY release 0.81 (64-bit)|Simon Tatham|0.81.0.0|x86_64
Python 3.12.5 (64-bit)|Python Software Foundation|3.12.5150.0|x86_64
CrowdStrike Windows Sensor|CrowdStrike, Inc.|7.17.18721.0|x86_64
Qualys Cloud Security Agent|Qualys, Inc.|5.6.0.11|x86_64
Splunk UniversalForwarder|Splunk, Inc.|9.3.0.0|x86_64
Zabbix Agent 2 (64-bit)|Zabbix SIA|7.0.3.2400|x86_64
Microsoft Update Health Tools|Microsoft Corporation|3.74.0.0|x86_64
Microsoft Monitoring Agent|Microsoft Corporation|10.20.18069.0|x86_64
Local Administrator Password Solution|Microsoft Corporation|6.2.0.0|x86_64
Windows PC Health Check|Microsoft Corporation|3.7.2204.15001|x86_64
NTRights Utility|Microsoft Corporation|5.2.3790|i386
Sysinternals Sysmon|Microsoft Corporation|15.15|x86_64
Npcap|Nmap Project|1.79|x86_64
Wireshark 4.4.0 x64|The Wireshark developer community|4.4.0|x86_64
`;

/** The same columns with the tiers that install it in front. */
export const windowsTiers = `
web|IIS URL Rewrite Module 2|Microsoft Corporation|7.2.1993|x86_64
web|Microsoft Web Deploy 4.0|Microsoft Corporation|10.0.8215|x86_64
web|IIS 10.0 Express|Microsoft Corporation|10.0.06614|x86_64
web,app|Microsoft ASP.NET Core 8.0.8 - Shared Framework (x64)|Microsoft Corporation|8.0.8.24369|x86_64
web,app|Microsoft .NET 8.0.8 - Windows Server Hosting|Microsoft Corporation|8.0.8.24369|i386
app|Amazon Corretto (x64)|Amazon|17.0.12.7|x86_64
app|Apache Tomcat 9.0 Tomcat9 (remove only)|The Apache Software Foundation|9.0.93|x86_64
app|Erlang OTP 26|Ericsson AB|26.2.5|x86_64
app|RabbitMQ Server|Broadcom Inc.|3.13.6|x86_64
db|Microsoft SQL Server 2022 (64-bit)|Microsoft Corporation|16.0.4135.4|x86_64
db|SQL Server Management Studio|Microsoft Corporation|20.2.30.0|x86_64
db|Microsoft ODBC Driver 18 for SQL Server|Microsoft Corporation|18.4.1.1|x86_64
db|Microsoft OLE DB Driver for SQL Server|Microsoft Corporation|18.7.2.0|x86_64
db|SQL Server 2022 Full text search|Microsoft Corporation|16.0.4135.4|x86_64
batch|Git|The Git Development Community|2.46.0|x86_64
batch|Microsoft Visual Studio Build Tools 2022|Microsoft Corporation|17.11.2|x86_64
batch|GitLab Runner|GitLab Inc.|17.3.1|x86_64
batch|Node.js|Node.js Foundation|20.17.0|x86_64
`;

/** name | publisher | version */
export const macosBase = `
Amazon SSM Agent|Amazon Web Services|3.3.0.0
Amazon CloudWatch Agent|Amazon Web Services|1.300044.0
App Store|Apple|3.0
Automator|Apple|2.10
Calculator|Apple|10.16
Command Line Tools for Xcode|Apple|15.3.0.0.1
Console|Apple|1.1
Disk Utility|Apple|22.6
EC2 macOS Init|Amazon Web Services|1.5.9
EC2 System Monitor|Amazon Web Services|1.2.3
Font Book|Apple|11.0
GitLab Runner|GitLab|17.3.1
Homebrew|Homebrew contributors|4.3.18
iTerm|George Nachman|3.5.4
Keychain Access|Apple|11.0
Microsoft Edge|Microsoft Corporation|128.0.2739
OpenJDK 17|Eclipse Adoptium|17.0.12
Preview|Apple|11.0
Python|Python Software Foundation|3.12.5
QuickTime Player|Apple|10.5
Safari|Apple|17.6
Script Editor|Apple|2.11
Simulator|Apple|15.4
System Settings|Apple|15.0
Terminal|Apple|2.14
TextEdit|Apple|1.20
Xcode|Apple|15.4
awscli|Amazon Web Services|2.17.40
cocoapods|CocoaPods contributors|1.15.2
fastlane|fastlane contributors|2.222.0
git|Git contributors|2.46.0
jq|jq contributors|1.7.1
node|Node.js contributors|20.17.0
ruby|Ruby contributors|3.3.4
swiftlint|SwiftLint contributors|0.56.2
wget|GNU|1.24.5
xcodes|Xcodes contributors|1.5.0
zsh|zsh contributors|5.9
openssl@3|OpenSSL|3.3.1
ca-certificates|Homebrew contributors|2024.7.2
`;
